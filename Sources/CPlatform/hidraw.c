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

int hidraw_set_feature(int descriptor, const uint8_t *bytes, int count) {
    return ioctl(descriptor, HIDIOCSFEATURE(count), bytes) < 0 ? errno : 0;
}

int hidraw_get_feature(int descriptor, uint8_t *bytes, int count) {
    int came = ioctl(descriptor, HIDIOCGFEATURE(count), bytes);
    return came < 0 ? -errno : came;
}
