import Hummingbird
import Records

extension ConsoleServer {
    /// Everything that can be asked for.
    var routes: [Route] {
        pageRoutes + signInRoutes + sessionRoutes + lookingRoutes + reportRoutes + instructorRoutes + classRoutes
            + authorRoutes + adminRoutes
    }

    /// The table of all of them, for whoever looks after the station.
    struct Row: Encodable {
        var method: String
        var path: String
        /// `anyone` where nobody has to be signed in.
        var role: String

        init(_ route: Route) {
            method = route.method.rawValue
            path = route.path
            role = route.role?.rawValue ?? "anyone"
        }
    }
}
