/// What stops the tip until it breaks.
///
/// Safe on the servo thread.
enum Barrier: BitwiseCopyable, Sendable {
    /// The outer face of the next layer.
    case face
    /// A membrane in the fat, with its force above the cutting force, N.
    case septum(Double)
    /// The wall of a vein, on the way in and on the way out.
    case nearWall, farWall
}
