/*
 * One proposal in the person's editor: the text, its file, and what came back.
 */
#ifndef CMD_EDIT_H
#define CMD_EDIT_H

#include "cmd/act.h"
#include "register/edited.h"

/* Bytes, perhaps with zero bytes among them; S is NULL for no text. */
struct bytes {
	const char *s;
	size_t len;
};

/* What is asked, from the first look to the end. */
struct edit {
	struct app *app;
	const struct record *kind;	/* edited_kind() */
	int64_t key;			/* of the proposal */
	int64_t change;			/* the latest one of it, at that look */
	const char *id;
	const char *from;	/* --date, canonical, or NULL */
	struct bytes record;	/* its text, as edit_text() makes it */
	const char *path;	/* the file; NULL: not made yet */
	struct bytes handed;	/* what the editor was given last */
	int rounds;		/* how often the editor was opened */
	struct diags *problems;	/* what was wrong with the text the last time,
				   NULL if that was not the text */
};

/* A text that came back, read. */
struct edit_back {
	struct proposal *after;	/* NULL with problems recorded */
	struct text reason;	/* its place is known also if it is empty */
};

/*
 * The text of a proposal: comments that say what can be done, then the plain
 * record with refs.  PROPOSAL is folded.  REASON, which may be NULL, stands in
 * the line for it.
 */
struct bytes edit_text(const struct edit *edit, struct proposal *proposal,
		       const char *reason);

/*
 * Makes the file, which only its owner may read, with this text; writes
 * another text into it.  0, or -1 with a problem recorded; the old text is
 * then still there.
 */
int edit_file_make(struct edit *edit, struct bytes text);
int edit_file_write(const struct edit *edit, struct bytes text);

/* The bytes of a file; none if it cannot be read or is over 4 MiB. */
struct bytes edit_file_read(struct pool *pool, const char *path);

/* A text without the messages at its top. */
struct bytes edit_without_messages(struct bytes text);

/* Whether there is nothing in it but comments. */
bool edit_is_empty(struct bytes text);
bool bytes_same(struct bytes a, struct bytes b);

/* The messages at the top of the file: those of DIAGS take their place. */
int edit_file_tell(const struct edit *edit, const struct diags *diags);

/*
 * Reads the one record of the file.  Problems go to DIAGS, which knows the
 * lines of the text from then on; they call the file by its name without
 * folders.
 */
struct edit_back edit_read(const struct edit *edit, struct diags *diags);

/* Reads the text that was handed out, which has no problems. */
struct proposal *edit_read_own(const struct edit *edit);

/* Says what was changed. */
void edit_tell(struct act *act, const struct edits *edits);

#endif
