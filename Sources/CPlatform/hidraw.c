#include "hidraw.h"
#include <errno.h>
#include <linux/hidraw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

int hidraw_identify(int descriptor, hidraw_identity *identity) {
    struct hidraw_devinfo info = {0};
    char place[256] = {0};
    memset(identity, 0, sizeof *identity);
    if (ioctl(descriptor, HIDIOCGRAWINFO, &info) < 0) return errno;
    identity->vendor = (uint16_t)info.vendor;
    identity->product = (uint16_t)info.product;
    identity->interface = -1;
    if (ioctl(descriptor, HIDIOCGRAWNAME(sizeof identity->name - 1), identity->name) < 0) identity->name[0] = 0;
    // "usb-0000:00:14.0-1/input3": the number at the end is the interface.
    if (ioctl(descriptor, HIDIOCGRAWPHYS(sizeof place - 1), place) >= 0) {
        const char *input = strrchr(place, '/');
        if (input && !strncmp(input, "/input", 6)) identity->interface = atoi(input + 6);
    }
    return 0;
}

int hidraw_numbers_reports(int descriptor) {
    int size = 0;
    struct hidraw_report_descriptor said = {0};
    if (ioctl(descriptor, HIDIOCGRDESCSIZE, &size) < 0) return -errno;
    said.size = (uint32_t)size;
    if (ioctl(descriptor, HIDIOCGRDESC, &said) < 0) return -errno;
    // Items: a prefix with the kind and how many bytes follow; 0xFE begins a long one that says its own length.
    for (uint32_t at = 0; at < said.size;) {
        uint8_t prefix = said.value[at];
        if ((prefix & 0xFC) == 0x84) return 1;
        uint32_t long_one = at + 1 < said.size ? 3u + said.value[at + 1] : 1u;
        at += prefix == 0xFE ? long_one : 1u + ((prefix & 3) == 3 ? 4u : prefix & 3);
    }
    return 0;
}

int hidraw_set_feature(int descriptor, const uint8_t *bytes, int count) {
    return ioctl(descriptor, HIDIOCSFEATURE(count), bytes) < 0 ? errno : 0;
}

int hidraw_get_feature(int descriptor, uint8_t *bytes, int count) {
    int came = ioctl(descriptor, HIDIOCGFEATURE(count), bytes);
    return came < 0 ? -errno : came;
}
