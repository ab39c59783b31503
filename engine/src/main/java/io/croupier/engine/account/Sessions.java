package io.croupier.engine.account;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.OwnerLists;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.SessionState;

/**
 * The player sessions. When all places are taken the session that ended first gives way. A session
 * is over at its expiresAt, and when no command has named it for a period; a timer for each fires,
 * looks, and is set anew while it has been named in time.
 *
 * <p>Owned by the engine thread.
 */
public final class Sessions {
  private static final long NANOS = 1_000_000_000L;

  private final long idleNs;
  private final SlotStore slots;
  private final EndedQueue ended;
  private final int[] accounts;
  private final long[] expiresAt;
  private final long[] usedAt;
  private final long[] deviceHashes;
  private final long[] ipHashes;
  private final byte[] states;

  /** Those of each account whose end was not told yet. */
  private final OwnerLists untold;

  private transient SessionListener listener;

  /**
   * Allocates room for {@code capacity} sessions of so many accounts.
   *
   * @param idleSeconds for how long a session may be idle; 0: for ever
   */
  public Sessions(int capacity, int ofAccounts, int idleSeconds) {
    idleNs = idleSeconds * NANOS;
    slots = new SlotStore("sessions", capacity);
    ended = new EndedQueue("endedSessions", capacity);
    accounts = new int[capacity + 1];
    expiresAt = new long[capacity + 1];
    usedAt = new long[capacity + 1];
    deviceHashes = new long[capacity + 1];
    ipHashes = new long[capacity + 1];
    states = new byte[capacity + 1];
    untold = new OwnerLists("untoldSessions", capacity, ofAccounts);
  }

  /** Tells of each session that opens or ends; there is one listener. */
  public void listener(SessionListener ofAll) {
    listener = ofAll;
  }

  public boolean isFull() {
    return slots.isFull() && ended.isEmpty();
  }

  int open(int account, long expires, long deviceHash, long ipHash, long now) {
    listener.opening(account);
    if (slots.isFull()) {
      slots.free(ended.removeFirst());
    }
    int session = slots.allocate();
    accounts[session] = account;
    expiresAt[session] = expires;
    usedAt[session] = now;
    deviceHashes[session] = deviceHash;
    ipHashes[session] = ipHash;
    states[session] = (byte) SessionState.OPEN.value();
    untold.add(account, session);
    return session;
  }

  void end(int session, SessionState state, long now) {
    states[session] = (byte) state.value();
    ended.add(session);
    int account = accounts[session];
    untold.remove(account, session);
    listener.ended(account, Math.min(now, deadlineNs(session)));
  }

  /**
   * When the last session of an account ends as it stands, of those whose end was not told; 0:
   * there is none. One that is open now is enough.
   */
  public long lastDeadlineNs(int account, long now) {
    long last = 0;
    for (int s = untold.first(account); s != 0 && last <= now; s = untold.next(s)) {
      last = Math.max(last, deadlineNs(s));
    }
    return last;
  }

  /** The slot of a session id; 0 when unknown. */
  public int slot(long sessionId) {
    return slots.slot(sessionId);
  }

  public long id(int session) {
    return slots.id(session);
  }

  public int account(int session) {
    return accounts[session];
  }

  public long expiresAt(int session) {
    return expiresAt[session];
  }

  /** A session ends by itself at another time, and is used now. */
  void renew(int session, long expires, long now) {
    expiresAt[session] = expires;
    usedAt[session] = now;
  }

  /** A command of an account names a session: it is used, if it is open and the account's. */
  public void use(long sessionId, int account, long now) {
    int session = slot(sessionId);
    if (session != 0 && accounts[session] == account && isOpen(session, now)) {
      usedAt[session] = now;
    }
  }

  /** When the session ends by itself as it stands; {@link Timers#NEVER}: it does not. */
  long deadlineNs(int session) {
    long idle = idleNs == 0 ? Timers.NEVER : Timers.after(usedAt[session], idleNs);
    return expiresAt[session] == 0 ? idle : Math.min(expiresAt[session], idle);
  }

  /** Its state; EXPIRED when its time is over, be its timer late or not. */
  public SessionState stateAt(int session, long now) {
    SessionState state = SessionState.get(states[session]);
    return state == SessionState.OPEN && !isOpen(session, now) ? SessionState.EXPIRED : state;
  }

  /** Whether the session is open and its time is not over, be its timer late or not. */
  public boolean isOpen(int session, long now) {
    return states[session] == SessionState.OPEN.value() && now < deadlineNs(session);
  }

  /** Visits every field; a refused command uses a session too, so that is no effect. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    ended.accept(visitor);
    visitor.store("session", true);
    int end = slots.highest() + 1;
    visitor.ints("accounts", 1, accounts, 1, end);
    visitor.longs("expiresAt", 1, expiresAt, 1, end);
    visitor.longs("deviceHashes", 1, deviceHashes, 1, end);
    visitor.longs("ipHashes", 1, ipHashes, 1, end);
    visitor.bytes("states", 1, states, 1, end);
    untold.accept(visitor, end);
    visitor.store("uses of sessions", false);
    visitor.longs("usedAt", 1, usedAt, 1, end);
  }
}
