#include "bus.h"
#include "falcon.h"
#include "peer.h"
#include "../strike.h"
#include <errno.h>
#include <linux/usbdevice_fs.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <sys/ioctl.h>
#include <umockdev.h>
#include <unistd.h>

static const char *path = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1";
const char *const bus_node = "/dev/bus/usb/001/004";

// 0403:CB48, full speed, interface 0 with bulk IN 0x81 and OUT 0x02, "Novint", "Falcon", serial FL0042.
static const unsigned char descriptors[] = {
    18, 1, 0, 2, 0, 0, 0, 64, 0x03, 0x04, 0x48, 0xCB, 0, 4, 1, 2, 3, 1,
    9, 2, 32, 0, 1, 1, 0, 0x80, 50,
    9, 4, 0, 0, 2, 0xff, 0xff, 0xff, 0, 7, 5, 0x81, 2, 64, 0, 0, 7, 5, 0x02, 2, 64, 0, 0};

typedef struct {
    UMockdevIoctlData *urb, *buffer;
    bool in, control, discarded, stalls;
    int length;
} transfer;

static UMockdevTestbed *testbed;
static UMockdevIoctlBase *answers;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static transfer queue[64];
static int queued;
static bool gone, driver_bound;
static int detached, attached, claimed;

static void set(UMockdevIoctlData *data, size_t offset, const void *bytes, size_t count) {
    umockdev_ioctl_data_update(data, (gsize)offset, (guint8 *)bytes, (gint)count);
}

static int submit(UMockdevIoctlData *argument) {
    if (gone) return ENODEV;
    if (queued == 64) return ENOMEM;
    UMockdevIoctlData *data = umockdev_ioctl_data_resolve(argument, 0, sizeof(struct usbdevfs_urb), NULL);
    if (!data) return EFAULT;
    struct usbdevfs_urb *urb = (void *)data->data;
    transfer t = {.urb = umockdev_ioctl_data_ref(data), .length = urb->buffer_length};
    t.buffer = umockdev_ioctl_data_resolve(data, offsetof(struct usbdevfs_urb, buffer), (gsize)t.length, NULL);
    t.control = urb->type == USBDEVFS_URB_TYPE_CONTROL;
    t.in = t.control ? t.buffer && t.buffer->data[0] & 0x80 : (urb->endpoint & 0x80) != 0;
    if (t.control && t.buffer && t.buffer->data[0] == 0x40)
        t.stalls = !falcon_request(t.buffer->data[1], (uint16_t)(t.buffer->data[2] | t.buffer->data[3] << 8));
    if (!t.control && !t.in && t.buffer) t.stalls = !falcon_write(t.buffer->data, t.length, now());
    queue[queued++] = t;
    return 0;
}

// String descriptors, as a device with a serial number has them.
static int control_in(unsigned char *setup, unsigned char *to, int room) {
    static const char *strings[] = {"", "Novint", "Falcon", "FL0042"};
    if (setup[1] != 6 || setup[3] != 3 || setup[2] > 3) return -EPIPE;
    unsigned char bytes[64] = {4, 3, 0x09, 0x04};
    int count = 4;
    if (setup[2]) {
        const char *text = strings[setup[2]];
        count = 2 + 2 * (int)strlen(text);
        bytes[0] = (unsigned char)count;
        for (int i = 0; text[i]; i++) bytes[2 + 2 * i] = (unsigned char)text[i], bytes[3 + 2 * i] = 0;
    }
    if (count > room) count = room;
    memcpy(to, bytes, (size_t)count);
    return count;
}

// The transfer that is done first, or −1.
static int ready(int64_t time) {
    for (int i = 0; i < queued; i++) {
        transfer *t = &queue[i];
        if (gone || t->discarded || t->control || !t->in) return i;
    }
    for (int i = 0; i < queued; i++)
        if (queue[i].in) return falcon_due() <= time ? i : -1;
    return -1;
}

static void complete(UMockdevIoctlData *argument, int index) {
    transfer *t = &queue[index];
    int status = 0, length = 0;
    if (t->discarded) status = -ENOENT;
    else if (gone) status = -ESHUTDOWN;
    else if (t->stalls) status = -EPIPE;
    else if (t->control) {
        int wanted = t->buffer->data[6] | t->buffer->data[7] << 8;
        length = wanted;
        if (t->in) {
            unsigned char bytes[64];
            length = control_in(t->buffer->data, bytes, wanted < 64 ? wanted : 64);
            if (length < 0) status = length, length = 0;
            else set(t->buffer, 8, bytes, (size_t)length);
        }
    } else if (t->in) {
        unsigned char packet[64];
        length = falcon_read(packet, t->length < 64 ? t->length : 64, now());
        if (length < 0) status = -EPIPE, length = 0;
        else set(t->buffer, 0, packet, (size_t)length);
    } else length = t->length;
    set(t->urb, offsetof(struct usbdevfs_urb, status), &status, sizeof status);
    set(t->urb, offsetof(struct usbdevfs_urb, actual_length), &length, sizeof length);
    UMockdevIoctlData *pointer = umockdev_ioctl_data_resolve(argument, 0, sizeof(void *), NULL);
    umockdev_ioctl_data_set_ptr(pointer, 0, t->urb);
    umockdev_ioctl_data_unref(t->urb);
    queued--;
    memmove(&queue[index], &queue[index + 1], sizeof queue[0] * (size_t)(queued - index));
}

// A write that waits, as a guardian does it.
static int bulk(UMockdevIoctlData *argument) {
    if (gone) return ENODEV;
    UMockdevIoctlData *data = umockdev_ioctl_data_resolve(argument, 0, sizeof(struct usbdevfs_bulktransfer), NULL);
    if (!data) return EFAULT;
    struct usbdevfs_bulktransfer *transfer = (void *)data->data;
    if (transfer->ep != 0x02 || transfer->len > 64) return EINVAL;
    UMockdevIoctlData *bytes =
        umockdev_ioctl_data_resolve(data, offsetof(struct usbdevfs_bulktransfer, data), transfer->len, NULL);
    if (!bytes) return EFAULT;
    return falcon_write(bytes->data, (int)transfer->len, now()) ? 0 : EPIPE;
}

// A request to the device, which may let the host wait; the kernel does nothing else for it meanwhile.
static int clear_halt(UMockdevIoctlData *argument) {
    UMockdevIoctlData *data = umockdev_ioctl_data_resolve(argument, 0, sizeof(unsigned int), NULL);
    if (!data) return EFAULT;
    if (peer.hold_halt) usleep((useconds_t)peer.hold_halt * 1000);
    falcon_clear_halt((uint8_t)*(unsigned int *)data->data);
    return gone ? ENODEV : 0;
}

static int discard(UMockdevIoctlData *argument) {
    unsigned long address = *(unsigned long *)argument->data;
    for (int i = 0; i < queued; i++)
        if (queue[i].urb->client_addr == address) return queue[i].discarded = true, 0;
    return EINVAL;
}

static int get_driver(UMockdevIoctlData *argument) {
    if (!driver_bound) return ENODATA;
    UMockdevIoctlData *data = umockdev_ioctl_data_resolve(argument, 0, sizeof(struct usbdevfs_getdriver), NULL);
    char name[USBDEVFS_MAXDRIVERNAME + 1] = {0};
    strncpy(name, peer.driver, USBDEVFS_MAXDRIVERNAME);
    set(data, offsetof(struct usbdevfs_getdriver, driver), name, sizeof name);
    return 0;
}

// USBDEVFS_DISCONNECT and USBDEVFS_CONNECT come inside USBDEVFS_IOCTL.
static int inner(UMockdevIoctlData *argument) {
    UMockdevIoctlData *data = umockdev_ioctl_data_resolve(argument, 0, sizeof(struct usbdevfs_ioctl), NULL);
    struct usbdevfs_ioctl *call = (void *)data->data;
    if (call->ioctl_code == (int)USBDEVFS_DISCONNECT) {
        if (!driver_bound) return ENODATA;
        driver_bound = false;
        detached++;
        return 0;
    }
    if (call->ioctl_code == (int)USBDEVFS_CONNECT) {
        if (peer.driver && !driver_bound) driver_bound = true, attached++;
        return 0;
    }
    return ENOTTY;
}

static int claim(void) {
    if (gone) return ENODEV;
    if (driver_bound) return EBUSY;
    claimed++;
    falcon_claimed();
    return 0;
}

static int handle(unsigned long request, UMockdevIoctlData *argument) {
    const uint32_t capabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                                  USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
    switch (request) {
        case USBDEVFS_GET_CAPABILITIES:
            set(umockdev_ioctl_data_resolve(argument, 0, 4, NULL), 0, &capabilities, sizeof capabilities);
            return 0;
        case USBDEVFS_GETDRIVER: return get_driver(argument);
        case USBDEVFS_IOCTL: return inner(argument);
        case USBDEVFS_CLAIMINTERFACE: return claim();
        case USBDEVFS_CLEAR_HALT: return clear_halt(argument);
        case USBDEVFS_RELEASEINTERFACE:
        case USBDEVFS_SETCONFIGURATION:
        case USBDEVFS_SETINTERFACE:
        case USBDEVFS_RESET: return gone ? ENODEV : 0;
        case USBDEVFS_SUBMITURB: return submit(argument);
        case USBDEVFS_BULK: return bulk(argument);
        case USBDEVFS_DISCARDURB: return discard(argument);
        case USBDEVFS_REAPURB:
        case USBDEVFS_REAPURBNDELAY: {
            int index = ready(now());
            if (index < 0) return gone ? ENODEV : EAGAIN;
            complete(argument, index);
            return 0;
        }
        default: return ENOTTY;
    }
}

// Calls that have begun and not ended.
static int inside;

static gboolean on_ioctl(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
    (void)base;
    (void)user;
    __atomic_add_fetch(&inside, 1, __ATOMIC_SEQ_CST);
    pthread_mutex_lock(&lock);
    int error = handle(umockdev_ioctl_client_get_request(client), umockdev_ioctl_client_get_arg(client));
    pthread_mutex_unlock(&lock);
    umockdev_ioctl_client_complete(client, error ? -1 : 0, error);
    __atomic_sub_fetch(&inside, 1, __ATOMIC_SEQ_CST);
    return TRUE;
}

static void fail(GError *error) {
    fprintf(stderr, "usb-peer: %s\n", error->message);
    exit(70);
}

void bus_plug(void) {
    GError *error = NULL;
    testbed = umockdev_testbed_new();
    if (peer.absent) return;
    driver_bound = peer.driver != NULL;
    GString *hex = g_string_new(NULL), *text = g_string_new(NULL);
    for (size_t i = 0; i < sizeof descriptors; i++) g_string_append_printf(hex, "%02X", descriptors[i]);
    g_string_append_printf(text,
        "P: /devices/pci0000:00/0000:00:14.0/usb1/1-1\nN: bus/usb/001/004=%s\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\n"
        "E: DEVNAME=/dev/bus/usb/001/004\nE: BUSNUM=001\nE: DEVNUM=004\nE: MAJOR=189\nE: MINOR=3\nA: busnum=1\\n\n"
        "A: devnum=4\\n\nA: speed=12\\n\nA: bConfigurationValue=1\\n\nA: idVendor=0403\\n\nA: idProduct=cb48\\n\n"
        "A: serial=FL0042\\n\nA: product=Falcon\\n\nA: manufacturer=Novint\\n\nH: descriptors=%s\n\n",
        hex->str, hex->str);
    if (peer.driver)
        g_string_append_printf(text,
            "P: /devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1:1.0\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\n"
            "E: DRIVER=%s\nL: driver=../../../../../../bus/usb/drivers/%s\n\n", peer.driver, peer.driver);
    if (!umockdev_testbed_add_from_string(testbed, text->str, &error)) fail(error);
    answers = umockdev_ioctl_base_new();
    g_signal_connect(answers, "handle-ioctl", G_CALLBACK(on_ioctl), NULL);
    if (!umockdev_testbed_attach_ioctl(testbed, bus_node, answers, &error)) fail(error);
    if (peer.locked) {
        char file[512];
        snprintf(file, sizeof file, "%s%s", umockdev_testbed_get_root_dir(testbed), bus_node);
        chmod(file, 0);
    }
    falcon_plug();
}

// umockdev asks a client for its memory in the middle of a call: one that is stopped there would hold the whole bus, as no
// kernel would. So the signal comes between two calls.
int64_t bus_strike(pid_t client, int signal) {
    for (;;) {
        int64_t time = now();
        strike_with(client, signal);
        usleep(5000);
        if ((signal != SIGSTOP && signal != strike_hang) || !__atomic_load_n(&inside, __ATOMIC_SEQ_CST)) return time;
        strike_over(client, signal);
        usleep(3000);
    }
}

void bus_stall_out(void) {
    pthread_mutex_lock(&lock);
    falcon_stall_out();
    pthread_mutex_unlock(&lock);
}

void bus_unplug(void) {
    pthread_mutex_lock(&lock);
    gone = true;
    pthread_mutex_unlock(&lock);
    umockdev_testbed_uevent(testbed, path, "remove");
}

void bus_replug(void) {
    pthread_mutex_lock(&lock);
    gone = false;
    falcon_replug();
    pthread_mutex_unlock(&lock);
    umockdev_testbed_uevent(testbed, path, "add");
}

void bus_totals(void) {
    fprintf(stderr, "usb-peer: claimed=%d detached=%d attached=%d pending=%d\n", claimed, detached, attached, queued);
}

void bus_free(void) { g_object_unref(testbed); }
