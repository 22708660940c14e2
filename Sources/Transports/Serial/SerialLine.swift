import Glibc

/// A serial line of the kernel's, opened for this program alone, raw, without waiting. Not for the servo thread.
final class SerialLine: Sendable {
    let descriptor: Int32
    let node: String

    init(_ node: String) throws(WireError) {
        self.node = node
        let opened = unsafe open(node, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 else {
            switch errno {
            case ENOENT, ENXIO, ENODEV: throw .gone(node)
            case EACCES, EPERM: throw .noPermission(node)
            case EBUSY: throw .busy(node, by: nil)
            default: throw .system(node, "opening it", unsafe String(cString: strerror(errno)))
            }
        }
        descriptor = opened
        var settings = termios()
        guard unsafe tcgetattr(opened, &settings) == 0 else {
            let why = unsafe String(cString: strerror(errno))
            Glibc.close(opened)
            throw .system(node, "setting it up as a serial line", why)
        }
        unsafe cfmakeraw(&settings)
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        // Nobody else opens it while this does.
        let exclusive = ioctl(opened, UInt(TIOCEXCL))
        guard exclusive == 0, unsafe tcsetattr(opened, TCSANOW, &settings) == 0 else {
            let why = unsafe String(cString: strerror(errno))
            Glibc.close(opened)
            throw .system(node, "setting it up as a serial line", why)
        }
        tcflush(opened, TCIOFLUSH)
    }

    deinit { Glibc.close(descriptor) }
}
