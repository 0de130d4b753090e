/*
 * Where completion finds the words there are, by their kind.
 */
#ifndef CMD_COMPLETE_WORDS_H
#define CMD_COMPLETE_WORDS_H

#include "cmd/complete.h"

/* Offers what there is of a kind; the register's words only with app->db. */
void complete_words(struct completion *completion, enum word_kind kind);

#endif
