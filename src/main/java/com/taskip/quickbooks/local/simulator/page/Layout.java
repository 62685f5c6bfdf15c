package com.taskip.quickbooks.local.simulator.page;

/** The frame of every page: one look, nothing loaded from elsewhere. */
public final class Layout {

  private static final String STYLE =
      """
      :root{--ink:#1f2a37;--soft:#5b6776;--line:#dde3ea;--paper:#fff;--ground:#f4f6f8;--green:#2ca01c;\
      --dark:#1b7a10;--red:#b3261e}
      *{box-sizing:border-box}
      body{margin:0;background:var(--ground);color:var(--ink);\
      font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
      header{background:var(--paper);border-bottom:1px solid var(--line)}
      header div,main{max-width:68rem;margin:0 auto;padding:1rem 1.25rem}
      header a{color:inherit;text-decoration:none;font-weight:600}
      header small{color:var(--soft);margin-left:.75rem}
      header a.trouble{float:right;color:var(--dark)}
      h1{font-size:1.5rem;margin:.5rem 0 1rem}
      h2{font-size:1.1rem;margin:2rem 0 .75rem}
      a{color:var(--dark)}
      .card{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;\
      padding:1rem 1.25rem;margin:0 0 1rem;overflow-x:auto}
      .bad{border-color:var(--red);color:var(--red)}
      table{width:100%;border-collapse:collapse}
      th,td{text-align:left;overflow-wrap:anywhere;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);\
      vertical-align:top}
      th{color:var(--soft);font-weight:600;font-size:.85rem}
      tr:last-child td{border-bottom:0}
      td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
      nav{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1rem}
      nav a{padding:.3rem .8rem;border:1px solid var(--line);border-radius:2rem;\
      background:var(--paper);text-decoration:none;color:var(--ink)}
      nav a[aria-current]{background:var(--ink);color:#fff}
      form.row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}
      label{display:block;font-size:.85rem;color:var(--soft)}
      input,select,textarea{display:block;font:inherit;padding:.45rem .6rem;min-width:12rem;\
      border:1px solid #aab4c0;border-radius:.4rem;background:#fff;color:var(--ink)}
      textarea{width:100%;min-height:8rem;font-family:ui-monospace,monospace;font-size:.9rem}
      button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:.4rem;\
      background:var(--dark);color:#fff;cursor:pointer}
      button.quiet{background:#fff;color:var(--ink);border:1px solid #aab4c0}
      button.danger{background:var(--red)}
      button:focus-visible,input:focus-visible,a:focus-visible,select:focus-visible,\
      textarea:focus-visible{outline:3px solid #0a66c2;outline-offset:2px}
      pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
      .soft{color:var(--soft)}
      """;

  private Layout() {}

  /** A whole page; the title is text, the content is HTML. */
  public static String page(String title, String content) {
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>%s</title><style>%s</style></head>
        <body>
        <header><div><a href="/">QuickBooks simulator</a><small>not Intuit, not real money</small>
        <a class="trouble" href="/trouble">Trouble</a></div></header>
        <main><h1>%s</h1>
        %s
        </main></body></html>
        """
        .formatted(Html.escape(title), STYLE, Html.escape(title), content);
  }
}
