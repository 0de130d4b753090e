/*
 * A copy of the register as it is at one moment, while others use it.
 */
#ifndef IO_DB_BACKUP_H
#define IO_DB_BACKUP_H

#include "io/db.h"

/*
 * Copies the register into the file TO, which is there and empty, by SQLite's
 * online backup, and makes sure that it is on the disk.  DB is in a reading
 * transaction: what is copied is the state that this sees, however many write
 * meanwhile (they wait for the copy before they commit).  Afterwards DB sees
 * the state of when it is next read.  0, or -1 with a problem recorded.
 */
int db_copy(struct db *db, const char *to);

/*
 * Whether the file of the register is sound (SQLite's quick check): 0, or -1
 * with a problem recorded.
 */
int db_sound(struct db *db);

#endif
