import CLibEvdev
import Profiles

/// What an open input device says about itself. Not for the servo thread.
struct EvdevIdentity {
    let name: String
    let model: EvdevMatch.Model
    /// The numbers of its axes and buttons.
    let axes: Set<UInt16>
    let buttons: Set<UInt16>

    init(name: String, model: EvdevMatch.Model, axes: Set<UInt16>, buttons: Set<UInt16>) {
        self.name = name
        self.model = model
        self.axes = axes
        self.buttons = buttons
    }

    init(_ open: EvdevOpen) {
        name = unsafe String(cString: libevdev_get_name(open.device))
        model = unsafe EvdevMatch.Model(
            vendor: UInt16(truncatingIfNeeded: libevdev_get_id_vendor(open.device)),
            product: UInt16(truncatingIfNeeded: libevdev_get_id_product(open.device)))
        func codes(_ type: Int32, below end: Int32) -> Set<UInt16> {
            Set(
                (0..<UInt32(end)).filter { unsafe libevdev_has_event_code(open.device, UInt32(type), $0) == 1 }
                    .map { UInt16($0) })
        }
        axes = codes(EV_ABS, below: ABS_CNT)
        buttons = codes(EV_KEY, below: KEY_CNT)
    }

    /// `056a:00b9`.
    var modelText: String { model.text }

    /// What the profile needs and the device lacks, by the kernel's names.
    func lacks(_ layout: EvdevLayout) -> [String] {
        var names = layout.match.missing(axes: axes, buttons: buttons).map(\.name)
        for axis in layout.axes where !axes.contains(axis.code.number) { names.append(axis.code.name) }
        if let range = layout.rangeButton, !buttons.contains(range.number) { names.append(range.name) }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
