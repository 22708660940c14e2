#include "recording.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void refuse(const char *path, long line, const char *what) {
    fprintf(stderr, "%s:%ld: %s.\n", path, line, what);
    exit(2);
}

// "2.248017" as whole microseconds: a double would lose the last digits of a wall clock's seconds.
static int64_t microseconds(const char *text, char **end) {
    int64_t seconds = strtoll(text, end, 10);
    int64_t parts = 0;
    if (**end == '.') {
        int digits = 0;
        for (++*end; **end >= '0' && **end <= '9'; ++*end) {
            if (digits++ < 6) parts = parts * 10 + (**end - '0');
        }
        for (; digits < 6; digits++) parts *= 10;
    }
    return seconds * 1000000 + parts;
}

static int bytes(const char *text, unsigned char *to, int room) {
    int n = 0;
    char *end;
    for (;; text = end) {
        unsigned long byte = strtoul(text, &end, 16);
        if (end == text) return n;
        if (n >= room || byte > 255) return -1;
        to[n++] = (unsigned char)byte;
    }
}

static void bit_line(recording *r, int *filled, const char *text, const char *path, long line) {
    char *end;
    unsigned long type = strtoul(text, &end, 16);
    if (type >= EV_CNT) refuse(path, line, "a B line names an event type that Linux does not have");
    int n = bytes(end, r->bits[type] + filled[type], (int)sizeof r->bits[type] - filled[type]);
    if (n < 0) refuse(path, line, "a B line holds more bits than its event type has");
    filled[type] += n;
}

static void axis_line(recording *r, const char *text, const char *path, long line) {
    char *end;
    unsigned long code = strtoul(text, &end, 16);
    long v[5] = {0};
    int n = 0;
    for (const char *at = end; n < 5; n++, at = end) {
        v[n] = strtol(at, &end, 10);
        if (end == at) break;
    }
    if (code >= ABS_CNT || n < 4) refuse(path, line, "an A line needs a code and minimum, maximum, fuzz, flat");
    r->axes[code] = (struct input_absinfo){.minimum = (int)v[0], .maximum = (int)v[1], .fuzz = (int)v[2],
                                           .flat = (int)v[3], .resolution = (int)v[4]};
}

static void event_line(recording *r, int64_t *origin, const char *text, const char *path, long line) {
    char *end;
    recorded_event e = {.microseconds = microseconds(text, &end)};
    char *type_end, *code_end, *value_end;
    e.type = (uint16_t)strtoul(end, &type_end, 16);
    e.code = (uint16_t)strtoul(type_end, &code_end, 16);
    // Decimal, whatever the zeros in front: evemu pads with them.
    e.value = (int32_t)strtol(code_end, &value_end, 10);
    if (value_end == code_end || e.type >= EV_CNT) refuse(path, line, "an E line needs a time, type, code and value");
    if (r->count == 0) *origin = e.microseconds;
    e.microseconds -= *origin;
    if (r->count && e.microseconds < r->events[r->count - 1].microseconds)
        refuse(path, line, "an E line is earlier than the one before it");
    if (r->count == r->capacity) {
        r->capacity = r->capacity ? r->capacity * 2 : 4096;
        r->events = realloc(r->events, (size_t)r->capacity * sizeof *r->events);
        if (!r->events) refuse(path, line, "there is no memory for so many events");
    }
    r->events[r->count++] = e;
}

void recording_read(recording *r, const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "%s: the recording can't be read: %s.\n", path, strerror(errno));
        exit(2);
    }
    char text[1024];
    int filled[EV_CNT] = {0};
    int64_t origin = 0;
    for (long line = 1; fgets(text, sizeof text, file); line++) {
        if (text[0] == 0 || text[1] != ':') continue;
        const char *rest = text + 2;
        unsigned bus, vendor, product, version;
        switch (text[0]) {
            case 'N':
                rest += strspn(rest, " ");
                snprintf(r->name, sizeof r->name, "%.*s", (int)strcspn(rest, "\r\n"), rest);
                break;
            case 'I':
                if (sscanf(rest, "%x %x %x %x", &bus, &vendor, &product, &version) != 4)
                    refuse(path, line, "an I line needs bus, vendor, product and version");
                r->id = (struct input_id){(uint16_t)bus, (uint16_t)vendor, (uint16_t)product, (uint16_t)version};
                break;
            case 'P':
                if (bytes(rest, r->properties, sizeof r->properties) < 0)
                    refuse(path, line, "a P line holds more bits than there are properties");
                break;
            case 'B': bit_line(r, filled, rest, path, line); break;
            case 'A': axis_line(r, rest, path, line); break;
            case 'E': event_line(r, &origin, rest, path, line); break;
        }
    }
    fclose(file);
}
