#pragma once
// A Polhem on a pseudo terminal.
#include <stdbool.h>

// Opens the terminal, and says what the command is to open.
const char *polhem_plug(void);
// Takes part in exchanges until told to stop; belongs on a thread of its own.
void *polhem_run(void *);
void polhem_unplug(void);
void polhem_totals(void);
