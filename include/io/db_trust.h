/*
 * Whether a register's file may be trusted: what it is made of, and how much
 * work it may cause.
 *
 * A file can be made by anybody.  What it holds is only data; what it is made
 * of (tables, views, triggers, indexes) is run by SQLite, so it has to be ours.
 * docs/security.md says what that guarantees.
 */
#ifndef IO_DB_TRUST_H
#define IO_DB_TRUST_H

#include "io/db.h"

/*
 * Holds what the register is made of against what this program makes, text by
 * text.  To be READ, its tables and views must be ours; to be written
 * (READ false), so must all indexes and triggers be, and there may be none
 * beside them.  Somebody's own views and tables do no harm, nor do indexes on
 * those; virtual tables are never let in.  Nothing of the file but its schema
 * has been looked at before.  0, or -1 with a problem recorded that names the
 * first difference.
 */
int db_trust(struct db *db, bool read);

/*
 * Bounds what SQLite does from here on: a number of its instructions that
 * grows with the size of the file, and with each statement asked for
 * (db_watch_more()).  Beyond that it is interrupted.  To be called again when
 * somebody else has used the progress handler.
 */
void db_watch(struct db *db);
void db_watch_more(struct db *db);

#endif
