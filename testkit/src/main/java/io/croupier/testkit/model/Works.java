package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.ArrayList;
import java.util.List;

/** Longer work that is not finished, oldest first. */
final class Works {
  private final List<Work> open = new ArrayList<>();

  /** An account or a market has work that is not finished; null has none. */
  boolean isOpen(Object subject) {
    return place(subject) >= 0;
  }

  /** The open work on a market or an account, or null. */
  Work of(Object subject) {
    int place = place(subject);
    return place < 0 ? null : open.get(place);
  }

  /** An account has work that is not finished and lets its orders lapse for this reason. */
  boolean isLapsing(Account account, LapseReason reason) {
    return of(account) instanceof LapseWork work && work.isFor(reason);
  }

  /** Does the first slice and keeps the rest; takes the place of what the subject had open. */
  int start(Turn turn, Work work, int steps) {
    int place = place(work.subject());
    if (place < 0) {
      place = open.size();
      open.add(work);
    } else {
      open.set(place, work);
    }
    int used = work.run(turn, steps);
    if (work.isDone()) {
      end(place);
    }
    return used;
  }

  /** Waits behind the others, unless the subject has open work. */
  void queue(Work work) {
    if (!isOpen(work.subject())) {
      open.add(work);
    }
  }

  /** One more slice over all of them. */
  void goOn(Turn turn, int steps) {
    turn.later = true;
    int left = steps;
    int at = 0;
    while (left > 0 && at < open.size()) {
      Work work = open.get(at);
      if (work.mustWait()) {
        at++;
        continue;
      }
      int used = work.run(turn, left);
      boolean waits = !work.isDone() && work.mustWait();
      left -= waits ? used : Math.max(1, used);
      if (work.isDone()) {
        end(at);
      } else {
        at++;
      }
    }
    turn.later = false;
  }

  private void end(int place) {
    if (open.remove(place).subject() instanceof Account account) {
      account.disconnecting = false;
    }
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  private int place(Object subject) {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).subject() == subject) {
        return i;
      }
    }
    return -1;
  }
}
