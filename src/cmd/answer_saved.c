#include "cmd/answer.h"

#include <string.h>

int
answer_params(struct app *app, const struct args *args, struct asked *asked)
{
	int count;
	const char *const *values = args_values(args, "param", &count);
	struct answer_param *params;

	/* Room for that of a saved question too. */
	params = pool_alloc(app->pool, ((size_t)count + 1) * sizeof(*params));
	asked->params = params;
	for (int i = 0; i < count; i++) {
		const char *equals = strchr(values[i], '=');
		const char *name;

		if (!equals || equals == values[i])
			return diag(app->diags, SLUG_USAGE, NULL, "--param "
				    "takes NAME=VALUE, not \"%s\"", values[i]);
		name = pool_strndup(app->pool, values[i],
				    (size_t)(equals - values[i]));
		if (strcmp(name, ANSWER_DAY) == 0)
			return diag(app->diags, SLUG_USAGE, NULL,
				    ":" ANSWER_DAY " is the day asked about: "
				    "give it with --as-at");
		for (size_t j = 0; j < asked->param_count; j++)
			if (strcmp(params[j].name, name) == 0)
				return diag(app->diags, SLUG_USAGE, NULL,
					    "--param %s is given twice", name);
		params[asked->param_count++] =
			(struct answer_param){ name, equals + 1 };
	}
	return 0;
}

int
answer_saved(struct app *app, const struct questions *all,
	     const struct question *question, struct asked *asked)
{
	asked->sql = question->sql;
	asked->title = question->title;
	asked->titled = true;
	if (question_shared(all, question)) {
		diag(app->diags, SLUG_UNKNOWN_WORD, NULL, "two questions go by"
		     " the name %s, and which is meant is not guessed",
		     question->name);
		diag_help(app->diags, "A question of this register can be "
			  "taken away: secreg help question-name");
		return -1;
	}
	if (!question->body)
		return 0;
	for (size_t i = 0; i < asked->param_count; i++)
		if (strcmp(asked->params[i].name, QUESTION_BODY) == 0)
			return diag(app->diags, SLUG_USAGE, NULL, "the "
				    "question %s has its :" QUESTION_BODY
				    " already: %s", question->name,
				    question->body);
	asked->params[asked->param_count++] = (struct answer_param)
		{ QUESTION_BODY, question->body };
	return 0;
}
