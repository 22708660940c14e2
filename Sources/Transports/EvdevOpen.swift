/// An open input device as C knows it: its descriptor, and libevdev's state over it.
///
/// A copy is only a name; ``EvdevHandle`` owns what it names and says how long it is valid. Between threads only the
/// grab is shared, under the handle's lock.
@safe struct EvdevOpen: BitwiseCopyable, @unchecked Sendable {
    let descriptor: Int32
    let device: OpaquePointer
}
