/// A request to the serial converter that a Falcon is reached through (vendor request, type 0x40, no data).
public struct FTDIRequest: Sendable, Equatable {
    /// What is asked for.
    public var request: UInt8
    /// How it is to be.
    public var value: UInt16

    private init(_ request: UInt8, _ value: UInt16) {
        self.request = request
        self.value = value
    }

    /// The request's type: vendor, to the device.
    public static let type: UInt8 = 0x40
    /// Bytes of modem status at the head of every packet that comes in.
    public static let statusBytes = 2
    /// Bytes of a packet at full speed.
    public static let packetBytes = 64

    /// Throws away what came in and was not read.
    public static let purgeReceived = FTDIRequest(0, 1)
    /// Throws away what was written and not sent.
    public static let purgeSent = FTDIRequest(0, 2)
    /// Data terminal ready, the line that holds the processor in reset.
    public static let terminalReady = FTDIRequest(1, 0x0101)
    public static let terminalNotReady = FTDIRequest(1, 0x0100)
    /// Request to send, low.
    public static let sendNotRequested = FTDIRequest(1, 0x0200)
    /// No flow control.
    public static let noFlowControl = FTDIRequest(2, 0)
    /// Eight bits, no parity, one stop bit.
    public static let eightBits = FTDIRequest(4, 8)

    /// What 3 MHz is divided by; the two highest bits are eighths.
    public static func divisor(_ value: UInt16) -> FTDIRequest { FTDIRequest(3, value) }
    /// How long a packet that is not full waits before it is sent, ms.
    public static func latency(_ milliseconds: UInt16) -> FTDIRequest { FTDIRequest(9, milliseconds) }
}
