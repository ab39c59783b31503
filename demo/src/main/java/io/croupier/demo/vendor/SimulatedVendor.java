package io.croupier.demo.vendor;

import io.croupier.demo.vendor.GameCall.Kind;
import io.croupier.signature.FairRound;
import io.croupier.signature.OutcomeSigner;
import io.croupier.signature.Result;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Plays games of dice and decides what a simulated vendor wants of the wallet, and when. It reads
 * no clock and knows no connection. Owned by one thread.
 */
final class SimulatedVendor {
  static final int KEY_ID = 1;

  private static final HexFormat HEX = HexFormat.of();
  private static final String NO_OUTCOME = "00".repeat(Result.HASH_LENGTH);
  private static final long NOT_FAIR = -1;
  private static final int EVEN = 5_050;
  private static final int PAYOUT = 198;
  private static final int HUNDRED = 100;
  private static final double ENDED_WITHOUT_WIN = 0.3;
  private static final double WIN_UNDONE = 0.02;

  /** What comes behind an answer. */
  private interface Next {
    void on(GameAnswer answer, long nowNs);
  }

  /** A call and what comes behind its answer; null: nothing does, it was made before. */
  private record Asked(GameCall call, Next next) {}

  /** A call that is due at some time; of several due together the one planned first is first. */
  private record Due(long atNs, long number, Asked asked) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atNs, other.atNs);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  /** A game that is being played. */
  private record Play(Game game, String round, String bet, String serverSeed, boolean fair) {}

  private final int provider;
  private final int desk;
  private final VendorTemper temper;
  private final OutcomeSigner signer;
  private final SplittableRandom random;
  private final VendorBooks books;
  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private final Long2ObjectHashMap<Asked> asked = new Long2ObjectHashMap<>();
  private final Map<String, Long> nonces = new HashMap<>();
  private final Result result = new Result();
  private long lastCall;
  private long lastId;

  /**
   * Has no games yet.
   *
   * @param desk number of the connection that it serves; ids of different desks differ.
   */
  SimulatedVendor(
      int provider,
      int desk,
      VendorTemper temper,
      OutcomeSigner signer,
      VendorBooks books,
      long seed) {
    this.provider = provider;
    this.desk = desk;
    this.temper = temper;
    this.signer = signer;
    this.books = books;
    random = new SplittableRandom((seed * 31 + provider) * 31 + desk);
  }

  /** Begins a game. */
  void play(Game game, long nowNs) {
    boolean fair = chance(temper.fair());
    String serverSeed = "%016x%016x".formatted(random.nextLong(), random.nextLong());
    Play play = new Play(game, newId(), newId(), serverSeed, fair);
    books.game(fair);
    if (!fair) {
      begin(play, nowNs);
      return;
    }
    ask(
        call(Kind.COMMIT, play, play.bet(), 0).seed(FairRound.commitment(serverSeed)),
        nowNs,
        (answer, now) -> {
          if (!answer.accepted()) {
            books.fault("A commitment was refused: " + answer.sentence());
          }
          begin(play, now);
        });
  }

  private void begin(Play play, long nowNs) {
    boolean calledOff = chance(temper.calledOff());
    if (calledOff && chance(temper.early())) {
      rollBack(play, play.bet(), nowNs, (answer, now) -> betUndone(play, now));
    } else {
      bet(play, nowNs, (answer, now) -> onBet(play, answer, calledOff, now));
    }
  }

  private void bet(Play play, long nowNs, Next next) {
    ask(
        call(Kind.BET, play, play.bet(), play.game().bet()).nonce(play.fair() ? nonce(play) : -1),
        nowNs,
        next);
  }

  /** A bet that was undone before it comes must not move money. */
  private void betUndone(Play play, long nowNs) {
    books.rolledBack();
    bet(
        play,
        nowNs,
        (answer, now) -> {
          if (answer.moved() != 0) {
            books.fault("Bet " + play.bet() + " moved money behind its rollback.");
          }
          if (answer.accepted()) {
            end(play, now);
          } else {
            over(play, now);
          }
        });
  }

  private void onBet(Play play, GameAnswer answer, boolean calledOff, long nowNs) {
    if (!answer.accepted()) {
      over(play, nowNs);
      return;
    }
    books.book(play.game().currency(), play.game().bet());
    if (calledOff) {
      rollBack(play, play.bet(), nowNs, (undone, now) -> onUndone(play, undone, now));
    } else {
      draw(play, nowNs);
    }
  }

  private void onUndone(Play play, GameAnswer undone, long nowNs) {
    if (undone.accepted()) {
      books.rolledBack();
      books.book(play.game().currency(), -play.game().bet());
    } else {
      books.fault("Bet " + play.bet() + " could not be undone: " + undone.sentence());
    }
    end(play, nowNs);
  }

  private void draw(Play play, long nowNs) {
    FairRound fair = new FairRound(play.serverSeed(), play.game().clientSeed(), nonce(play), 0);
    long win = fair.dice() < EVEN ? 0 : play.game().bet() * PAYOUT / HUNDRED;
    String outcome = FairRound.commitment("dice " + fair.dice());
    if (win == 0 && chance(ENDED_WITHOUT_WIN)) {
      end(play, nowNs);
      return;
    }
    Call call = call(Kind.WIN, play, newId(), win).signed(outcome);
    if (chance(temper.tampering())) {
      ask(call.amount(win + 1), nowNs, (answer, now) -> onTampered(play, answer, call, now));
    } else {
      win(play, call, nowNs);
    }
  }

  /** A win of another amount than was signed must not be booked; the right one is, behind it. */
  private void onTampered(Play play, GameAnswer answer, Call call, long nowNs) {
    if (answer.accepted()) {
      books.fault("Win " + call.transaction + " was booked with a wrong signature.");
    }
    books.heldBack();
    win(play, call, nowNs);
  }

  private void win(Play play, Call call, long nowNs) {
    ask(
        call,
        nowNs,
        (answer, now) -> {
          if (!answer.accepted()) {
            books.fault("Win " + call.transaction + " was refused: " + answer.sentence());
            end(play, now);
            return;
          }
          books.book(play.game().currency(), -call.amount);
          if (chance(WIN_UNDONE)) {
            undoWin(play, call, now);
          } else {
            reveal(play, now);
          }
        });
  }

  private void undoWin(Play play, Call call, long nowNs) {
    rollBack(
        play,
        call.transaction,
        nowNs,
        (answer, now) -> {
          if (answer.accepted()) {
            books.rolledBack();
            books.book(play.game().currency(), call.amount);
          }
          reveal(play, now);
        });
  }

  private void rollBack(Play play, String reference, long nowNs, Next next) {
    Call call = call(Kind.ROLLBACK, play, newId(), 0).reference(reference).signed(NO_OUTCOME);
    ask(call, nowNs, next);
  }

  private void end(Play play, long nowNs) {
    Call call = call(Kind.END, play, "", 0).signed(FairRound.commitment("lost"));
    ask(call, nowNs, (answer, now) -> reveal(play, now));
  }

  private void reveal(Play play, long nowNs) {
    if (!play.fair()) {
      over(play, nowNs);
      return;
    }
    ask(
        call(Kind.REVEAL, play, "", 0).seed(play.serverSeed()),
        nowNs,
        (answer, now) -> over(play, now));
  }

  private void over(Play play, long nowNs) {
    plan(new Asked(call(Kind.OVER, play, "", 0).done(), null), nowNs);
  }

  /** Makes a call some time later; what comes behind its answer comes once. */
  private void ask(Call call, long nowNs, Next next) {
    plan(new Asked(call.done(), next), nowNs + pauseNs());
  }

  private void plan(Asked what, long atNs) {
    dues.add(new Due(atNs, what.call().number(), what));
  }

  /** The next call that is due; null when there is none. */
  GameCall next(long nowNs) {
    if (dues.isEmpty() || dues.peek().atNs() > nowNs) {
      return null;
    }
    Asked due = dues.poll().asked();
    if (due.call().kind() != Kind.OVER) {
      asked.put(due.call().number(), due);
      books.call(false);
    }
    return due.call();
  }

  /** Hears what became of a call. */
  void hear(GameAnswer answer, long nowNs) {
    Asked was = asked.remove(answer.number());
    if (was == null || was.next() == null) {
      return;
    }
    if (chance(temper.losing())) {
      books.call(true);
      plan(new Asked(was.call().again(++lastCall), was.next()), nowNs + pauseNs());
      return;
    }
    if (chance(temper.repeating())) {
      books.call(true);
      plan(new Asked(was.call().again(++lastCall), null), nowNs + pauseNs());
    }
    was.next().on(answer, nowNs);
  }

  private long nonce(Play play) {
    return nonces.computeIfAbsent(play.round(), round -> (long) nonces.size());
  }

  private Call call(Kind kind, Play play, String transaction, long amount) {
    return new Call(kind, play, transaction, amount);
  }

  private long pauseNs() {
    return random.nextLong(1, TimeUnit.MILLISECONDS.toNanos(temper.slowestMillis()) + 1);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private String newId() {
    return "%08x%08x%016x".formatted(provider, desk, ++lastId);
  }

  /** A call that is being made up. */
  private final class Call {
    private final Kind kind;
    private final Play play;
    private final String transaction;
    private long amount;
    private String reference = "";
    private long nonce = NOT_FAIR;
    private String seed = "";
    private String outcomeHash = "";
    private String signature = "";

    private Call(Kind kind, Play play, String transaction, long amount) {
      this.kind = kind;
      this.play = play;
      this.transaction = transaction;
      this.amount = amount;
    }

    /** A copy of another amount, as it was signed. */
    private Call amount(long other) {
      Call copy = new Call(kind, play, transaction, other);
      copy.outcomeHash = outcomeHash;
      copy.signature = signature;
      return copy;
    }

    private Call nonce(long number) {
      nonce = number;
      return this;
    }

    private Call reference(String id) {
      reference = id;
      return this;
    }

    private Call seed(String text) {
      seed = text;
      return this;
    }

    private Call signed(String outcome) {
      outcomeHash = outcome;
      signature = HEX.formatHex(signer.sign(numbered(0).toSign(provider, result)));
      return this;
    }

    private GameCall done() {
      return numbered(++lastCall);
    }

    private GameCall numbered(long number) {
      return new GameCall(
          number,
          kind,
          play.game(),
          play.round(),
          transaction,
          reference,
          amount,
          nonce,
          seed,
          outcomeHash,
          signature,
          signature.isEmpty() ? 0 : KEY_ID);
    }
  }
}
