import Crypto
import FoundationEssentials
import Records

/// One browser that somebody is signed in with.
struct WebSession: Sendable {
    /// What the browser's cookie is called.
    static let cookie = "senshi_session"

    let person: Person
    /// What the person's account was when it was signed in with: its role and secret. Nil where a code was used.
    let account: Account?
    /// What a page must say with each request that changes something: another site does not know it.
    let token: String
    /// Seconds of the monotonic clock.
    let began: Double
    var seen: Double

    /// 256 bits that nobody can guess, as text that may stand in a cookie.
    static func secret() -> String {
        unsafe SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
            unsafe Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
        }
    }

    /// What is kept of a secret.
    static func hash(_ secret: String) -> Data { Data(SHA256.hash(data: Data(secret.utf8))) }
}
