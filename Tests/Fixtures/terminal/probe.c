// Takes the terminal, says so, then writes what is typed in hexadecimal until "q"; ends as the argument says.
#include "cterminal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **words) {
    int error = cterminal_take(0);
    printf("taken %d\n", error);
    fflush(stdout);
    for (int tries = 0; tries < 5000; ++tries) {
        uint8_t bytes[16];
        int64_t number = cterminal_typed(bytes, sizeof bytes);
        if (number < 0) return 3;
        for (int64_t i = 0; i < number; ++i) {
            if (bytes[i] == 'q') {
                if (count > 1 && !strcmp(words[1], "trap")) __builtin_trap();
                if (count > 1 && !strcmp(words[1], "give-back")) {
                    cterminal_give_back();
                    _exit(0);
                }
                exit(0);
            }
            printf("typed %02x\n", bytes[i]);
            fflush(stdout);
        }
        usleep(1000);
    }
    return 4;
}
