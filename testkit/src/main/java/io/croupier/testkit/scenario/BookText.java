package io.croupier.testkit.scenario;

import java.util.List;
import java.util.Map;

/**
 * A BookChanged in the words of a scenario: {@code derby 4 OPEN traded 1 10.00@3.00 back 1
 * 3.20:5.00 lay 1 3.00:0.00}. Behind the dataVersion and the status stand, where they apply,
 * in-play, image, more and nextAfter with its number; behind these the matched runners with volume
 * and last price, then the levels.
 */
final class BookText {
  private final StringBuilder text = new StringBuilder();

  private BookText() {}

  static boolean isBook(Map<String, Object> outcome) {
    return "BookChanged".equals(outcome.get("outcome"));
  }

  static String of(Map<String, Object> book, Values values) {
    BookText words = new BookText();
    words.add(values.nameOf("marketId", book.get("marketId")));
    words.add(book.get("dataVersion"));
    words.add(book.get("status"));
    words.addIf(book.get("inPlay").equals(true), "in-play");
    words.addIf("IMAGE".equals(book.get("kind")), "image");
    words.addIf(book.get("more").equals(true), "more");
    words.addIf(book.containsKey("nextAfter"), "nextAfter " + book.get("nextAfter"));
    words.addRunners((List<?>) book.get("runners"));
    words.addLevels((List<?>) book.get("levels"));
    return words.text.toString().strip();
  }

  /** Amounts and prices with two digits behind the point. */
  static String hundredths(Object value) {
    long number = (Long) value;
    return "%d.%02d".formatted(number / 100, number % 100);
  }

  /** Runners that nobody has matched yet are left out. */
  private void addRunners(List<?> runners) {
    for (Object row : runners) {
      Map<?, ?> runner = (Map<?, ?>) row;
      if (runner.containsKey("lastPrice")) {
        add("traded " + runner.get("runner"));
        add(hundredths(runner.get("tradedVolume")) + "@" + hundredths(runner.get("lastPrice")));
      }
    }
  }

  private void addLevels(List<?> levels) {
    String before = "";
    for (Object row : levels) {
      Map<?, ?> level = (Map<?, ?>) row;
      String side = level.get("side").equals("BACK") ? "back " : "lay ";
      String half = side + level.get("runner");
      addIf(!half.equals(before), half);
      before = half;
      add(hundredths(level.get("price")) + ":" + hundredths(level.get("size")));
    }
  }

  private void addIf(boolean condition, String word) {
    if (condition) {
      add(word);
    }
  }

  private void add(Object word) {
    text.append(' ').append(word);
  }
}
