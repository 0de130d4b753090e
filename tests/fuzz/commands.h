/*
 * The commands that are tried on a register somebody else made.
 */
#ifndef FUZZ_COMMANDS_H
#define FUZZ_COMMANDS_H

/*
 * Runs the command that BYTE says, or all of them where FUZZ_ALL is set, on
 * the register in the scratch folder.  Each ends, with status 4 or 5 or, where
 * the register looks as ours do, with what it finds.
 */
void commands_try(unsigned byte);

#endif
