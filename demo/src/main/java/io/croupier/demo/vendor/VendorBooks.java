package io.croupier.demo.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A game vendor's own books: what it believes that it has won, and what must not happen. */
final class VendorBooks {
  private static final int MOST_FAULTS = 10;

  private final Map<String, Long> net = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private long games;
  private long fairGames;
  private long calls;
  private long repeated;
  private long rolledBack;
  private long heldBack;

  void game(boolean fair) {
    games++;
    fairGames += fair ? 1 : 0;
  }

  void call(boolean again) {
    calls++;
    repeated += again ? 1 : 0;
  }

  /** Money came from a player, or goes back where it is below zero. */
  void book(String currency, long amount) {
    net.merge(currency, amount, Long::sum);
  }

  void rolledBack() {
    rolledBack++;
  }

  /** A win with a wrong signature was not booked. */
  void heldBack() {
    heldBack++;
  }

  void fault(String sentence) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(sentence);
    }
  }

  /** What the process says in the end. */
  Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("net", net);
    report.put("games", games);
    report.put("fairGames", fairGames);
    report.put("calls", calls);
    report.put("repeated", repeated);
    report.put("rolledBack", rolledBack);
    report.put("heldBack", heldBack);
    report.put("faults", faults);
    return report;
  }
}
