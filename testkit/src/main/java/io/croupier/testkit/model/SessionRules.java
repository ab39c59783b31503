package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.expiresAt;
import static io.croupier.protocol.Field.sessionId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;

import io.croupier.testkit.model.Account.Status;
import java.util.Comparator;
import java.util.Optional;

/** Player sessions: open, renew, close, expire. */
final class SessionRules {
  private final World world;
  private final RecordRules records;

  SessionRules(World world, RecordRules records) {
    this.world = world;
    this.records = records;
  }

  void openSession(Turn turn) {
    long id = turn.command.accountId();
    long end = turn.command.number("expiresAt");
    Account account = world.accounts.get(id);
    boolean locked = account != null && (account.locked || account.loginLocked);
    boolean full = world.sessions.size() >= world.limits.sessions();
    Refusal refusal =
        new Checks()
            .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
            .when(account != null && account.status == Status.CLOSED, ACCOUNT_CLOSED, accountId, id)
            .when(locked, ACCOUNT_LOCKED, accountId, id)
            .when(end != 0 && end <= turn.time, INVALID_AMOUNT, expiresAt)
            .when(full && firstEnded().isEmpty(), CAPACITY)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    if (full) {
      firstEnded().ifPresent(session -> world.sessions.remove(session.id));
    }
    account.home = turn.sender;
    Session session =
        new Session(
            world.ids.next(IdSource.Kind.SESSION),
            account,
            end,
            world.limits.sessionIdleSeconds() * 1_000_000_000L,
            turn.time);
    world.sessions.put(session.id, session);
    begin(turn, session);
    setTimer(session);
    session.describe(turn.answer("SessionChanged", account.id), turn.time);
    records.wake(turn, account);
  }

  void closeSession(Turn turn) {
    long id = turn.command.number("sessionId");
    Session session = world.sessions.get(id);
    Refusal refusal =
        new Checks()
            .when(session == null, UNKNOWN_SESSION, sessionId, id)
            .when(
                session != null && session.account.id != turn.command.accountId(),
                NOT_OWNER,
                sessionId,
                id)
            .when(session != null && session.over(turn.time), NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    session.close(turn.time);
    ended(session);
    world.timers.remove(session);
    session.describe(turn.answer("SessionChanged", session.account.id), turn.time);
  }

  void renewSession(Turn turn) {
    Command command = turn.command;
    long id = command.number("sessionId");
    boolean stated = command.has("expiresAt");
    long end = command.number("expiresAt");
    Session session = world.sessions.get(id);
    Checks checks =
        new Checks()
            .when(session == null, UNKNOWN_SESSION, sessionId, id)
            .when(stated && end != 0 && end <= turn.time, INVALID_AMOUNT, expiresAt);
    if (session != null) {
      Account owner = session.account;
      checks
          .when(owner.id != command.accountId(), NOT_OWNER, sessionId, id)
          .when(owner.status == Status.CLOSED, ACCOUNT_CLOSED, accountId, owner.id)
          .when(owner.locked, ACCOUNT_LOCKED, accountId, owner.id)
          .when(session.over(turn.time), SESSION_EXPIRED, sessionId, id);
    }
    if (Queries.refused(turn, checks)) {
      return;
    }
    session.used = turn.time;
    session.expiresAt = stated ? end : session.expiresAt;
    world.timers.remove(session);
    setTimer(session);
    session.describe(turn.answer("SessionChanged", session.account.id), turn.time);
  }

  /** A command names a session of its account. */
  void hear(Turn turn) {
    Session session = world.sessions.get(turn.command.number("sessionId"));
    boolean own = session != null && session.account.id == turn.command.accountId();
    if (own && turn.sender != 0 && !session.over(turn.time)) {
      session.used = turn.time;
    }
  }

  private void setTimer(Session session) {
    if (session.end() != 0) {
      world.timers.set(
          session.end(), world.count(), session, (later, steps) -> expire(later, session));
    }
  }

  private int expire(Turn turn, Session session) {
    if (!session.over(turn.time)) {
      setTimer(session);
      return 0;
    }
    session.state = Session.State.EXPIRED;
    ended(session);
    session.describe(turn.aboutAccount("SessionChanged", session.account), turn.time);
    return 0;
  }

  private void ended(Session session) {
    session.ended = world.count();
    if (session.account.happenings.open() == null) {
      session.account.realityChecks.stop();
    }
  }

  private static void begin(Turn turn, Session session) {
    Account account = session.account;
    boolean isOpen = account.happenings.open() != null;
    account.happenings.sessionOpened(session);
    if (!isOpen) {
      account.realityChecks.setTimer(turn.time);
    }
  }

  private Optional<Session> firstEnded() {
    return world.sessions.values().stream()
        .filter(session -> session.ended != 0)
        .min(Comparator.comparingLong(session -> session.ended));
  }
}
