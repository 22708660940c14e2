/// The one page of the console. What it shows is made by its scripts, by role.
enum ConsolePage {
    static let source: StaticString = """
        <!DOCTYPE html>
        <html lang="ja">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Senshi</title>
        <link rel="stylesheet" href="/assets/console.css">
        <script type="module" src="/assets/app.js"></script>
        </head>
        <body>
        <a class="skip" href="#main" id="skip">本文へ / To the content</a>
        <header>
          <p class="brand"><b>Senshi</b> <span id="place"></span></p>
          <nav id="views" aria-label="画面 / Views"></nav>
          <div class="group" role="group" aria-label="言語 / Language">
            <button type="button" lang="ja" data-language="ja" aria-pressed="true">日本語</button>
            <button type="button" lang="en" data-language="en" aria-pressed="false">English</button>
          </div>
          <div id="who"></div>
        </header>
        <main id="main" tabindex="-1"><noscript><p>JavaScript</p></noscript></main>
        <footer><p id="aid"></p></footer>
        <div id="alert" class="alert" role="alert"></div>
        </body>
        </html>
        """
}
