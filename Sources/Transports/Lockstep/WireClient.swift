/// What a wire's own thread asks of the protocol that runs over it. Every call comes from that one thread.
protocol WireClient: AnyObject, Sendable {
    /// Bytes came, at an instant of the machine's clock, ns.
    /// - Returns: what to send now; it is the only thing that the thread sends.
    func received(_ bytes: UnsafeRawBufferPointer, at time: Int64) -> WirePacket?
    /// About once a ms: nothing has to have come.
    func passed(at time: Int64) -> WirePacket?
    /// What to leave behind: zero force.
    func farewell() -> WirePacket
    /// The wire stalled and was cleared.
    func stalled()
    /// The wire is dead; nothing follows.
    func gone()
}
