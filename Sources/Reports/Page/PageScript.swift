/// The only script of the page: shows one language or the other without a reload. `report.html#en` opens in English.
enum PageScript {
    static let source: StaticString = """
        (function () {
          var page = document.documentElement;
          var buttons = document.querySelectorAll("button[data-choice]");
          function show(language) {
            page.lang = language;
            page.setAttribute("data-language", language);
            document.title = page.getAttribute("data-title-" + language);
            buttons.forEach(function (button) {
              button.setAttribute("aria-pressed", String(button.getAttribute("data-choice") === language));
            });
          }
          function follow() {
            var asked = location.hash.slice(1);
            if (["ja", "en"].includes(asked)) { show(asked); }
          }
          buttons.forEach(function (button) {
            button.addEventListener("click", function () { show(button.getAttribute("data-choice")); });
          });
          window.addEventListener("hashchange", follow);
          follow();
        })();
        """

    /// SHA-256 of `source`, base64: a browser runs this script and no other.
    static let digest = "SsyZuDKIhnqa4WKHNOtVxTovT/9iwNSwpqs+P9i6IY0="

    /// Nothing is fetched, nothing is sent, and no other script runs, whatever a title or a name may hold.
    static var policy: String {
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
    }
}
