/// Who the virtual patient is.
public struct Person: Sendable, Equatable {
    /// What the layers' thickness depends on.
    public enum Sex: String, Sendable, CaseIterable {
        case female, male
    }
    public var sex: Sex
    /// Years.
    public var age: Double
    /// kg/m².
    public var bmi: Double
    /// How the arm is held; only sites of the arm care.
    public enum Arm: String, Sendable, CaseIterable {
        case hanging
        case handOnHip = "hand-on-hip"
    }
    /// Of a deltoid's arm.
    public var arm: Arm
    /// How their layers differ from those of others like them.
    public var layers = LayerScatter()

    public init(sex: Sex, age: Double, bmi: Double, arm: Arm = .hanging) {
        self.sex = sex
        self.age = age
        self.bmi = bmi
        self.arm = arm
    }

    /// In words: "female, 72 y, BMI 20.5".
    public var name: String {
        let tenths = (bmi * 10).rounded() / 10
        return "\(sex.rawValue), \(Int(age)) y, BMI \(tenths)"
    }
}
