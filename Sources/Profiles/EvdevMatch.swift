/// Which input devices a profile is for.
public struct EvdevMatch: Sendable, Equatable {
    /// A device model by its USB or Bluetooth numbers, written `056a:00b9`.
    public struct Model: Sendable, Hashable {
        /// Who made it.
        public var vendor: UInt16
        /// Which of theirs it is.
        public var product: UInt16

        public init(vendor: UInt16, product: UInt16) {
            self.vendor = vendor
            self.product = product
        }

        /// Nil where the text is not four hexadecimal digits, a colon and four more.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.count == 4 && $0.allSatisfy(\.isHexDigit) }),
                let vendor = UInt16(parts[0], radix: 16), let product = UInt16(parts[1], radix: 16)
            else { return nil }
            self.init(vendor: vendor, product: product)
        }
    }

    /// These models only; empty means any that has the axes and buttons.
    public var models: Set<Model>
    /// The device must have all of these.
    public var axes: Set<EvdevCode>
    /// The device must have all of these.
    public var buttons: Set<EvdevCode>

    public init(models: Set<Model> = [], axes: Set<EvdevCode> = [], buttons: Set<EvdevCode> = []) {
        self.models = models
        self.axes = axes
        self.buttons = buttons
    }

    /// True for a device of this model that says it has these axis and button numbers.
    public func accepts(_ model: Model, axes: Set<UInt16>, buttons: Set<UInt16>) -> Bool {
        (models.isEmpty || models.contains(model)) && missing(axes: axes, buttons: buttons).isEmpty
    }

    /// What a device with these axis and button numbers lacks.
    public func missing(axes: Set<UInt16>, buttons: Set<UInt16>) -> [EvdevCode] {
        (self.axes.filter { !axes.contains($0.number) } + self.buttons.filter { !buttons.contains($0.number) })
            .sorted { ($0.kind.rawValue, $0.number) < ($1.kind.rawValue, $1.number) }
    }
}
