package com.taskip.quickbooks.local.simulator.page;

import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The accountant's pages: look at the books, record a payment, edit, void, add. Made on the server,
 * they work without JavaScript.
 */
public final class BooksPages {

  private final QuickBooksSimulator simulator;

  /** Pages of this simulator. */
  public BooksPages(QuickBooksSimulator simulator) {
    this.simulator = simulator;
  }

  /** Answers one request of a browser. */
  public Answer handle(Request request) {
    List<String> path = request.segments();
    try {
      if (path.isEmpty()) {
        return Answer.html(200, HomePage.of(simulator));
      }
      if (path.equals(List.of("trouble"))) {
        return request.method().equals("POST")
            ? trouble(request)
            : Answer.html(200, TroublePage.of(simulator, ""));
      }
      if (path.size() >= 2 && path.getFirst().equals("books")) {
        return books(request, path);
      }
    } catch (IllegalArgumentException | NoSuchElementException e) {
      return missing();
    }
    return missing();
  }

  private Answer books(Request request, List<String> path) {
    Books books = simulator.company(path.get(1));
    boolean post = request.method().equals("POST");
    EntityType type =
        path.size() > 2 ? EntityType.ofPath(path.get(2)).orElseThrow() : EntityType.INVOICE;
    if (path.size() <= 3) {
      return post
          ? act(books, type, "", request.form())
          : Answer.html(200, ListPage.of(books, type, request.query().getOrDefault("q", ""), ""));
    }
    return post
        ? act(books, type, path.get(3), request.form())
        : Answer.html(200, ObjectPage.of(books, type, path.get(3), ""));
  }

  private Answer trouble(Request request) {
    try {
      TroubleActions.act(simulator, request.form());
      return Answer.seeOther("/trouble");
    } catch (IllegalArgumentException e) {
      return Answer.html(422, TroublePage.of(simulator, e.getMessage()));
    }
  }

  private static Answer act(Books books, EntityType type, String id, Map<String, String> form) {
    try {
      return Answer.seeOther(Actions.act(books, type, id, form));
    } catch (BusinessFault | IllegalArgumentException e) {
      String sentence = e instanceof BusinessFault fault ? fault.detail() : e.getMessage();
      String page =
          id.isEmpty()
              ? ListPage.of(books, type, "", sentence)
              : ObjectPage.of(books, type, id, sentence);
      return Answer.html(422, page);
    }
  }

  private static Answer missing() {
    return Answer.html(
        404,
        Layout.page(
            "Nothing here",
            "<p class=\"card\">It may have been deleted. <a href=\"/\">To the companies</a></p>"));
  }
}
