package io.croupier.gateway.client;

import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.BookKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.Side;
import org.agrona.DirectBuffer;

/**
 * The public data of one market, kept up to date: an image, asked for in pages, and the messages
 * that follow it by number. What is lost, repeated or out of order on the way does no harm: an old
 * message is left out, and at a hole the book says that it has to ask.
 *
 * <p><b>Guarantees.</b> While {@link #isCurrent} holds, the book is what the engine's was right
 * after it wrote the message with number {@link #dataVersion}. Reads no clock and sends nothing:
 * {@link MarketBooks} does both. Allocates only while it loads or grows. Owned by one thread.
 */
public final class MarketBook {
  private static final long NOTHING = 0;

  private final long marketId;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final BookChangedDecoder message = new BookChangedDecoder();
  private final BookLevels levels = new BookLevels();
  private final KeptDeltas kept = new KeptDeltas();
  private MarketStatus status = MarketStatus.NULL_VAL;
  private boolean inPlay;
  private int version;
  private long dataVersion;
  private boolean midway;
  private boolean lost = true;
  private long nextAfter;
  private long pagesUpTo;

  /** A book of which nothing is known yet. */
  public MarketBook(long marketId) {
    this.marketId = marketId;
  }

  /** Takes a message of the shared stream, whichever comes; true when the book has changed. */
  public boolean onMessage(DirectBuffer buffer, int offset, int length) {
    message.wrapAndApplyHeader(buffer, offset, header);
    long number = message.dataVersion();
    if (dataVersion == NOTHING && message.kind() == BookKind.IMAGE) {
      load();
      return true;
    }
    if (isLoading() || number > dataVersion + 1) {
      kept.add(number, buffer, offset, length);
    }
    if (dataVersion == NOTHING || number != dataVersion + 1) {
      return false;
    }
    apply();
    catchUp(number);
    return true;
  }

  /**
   * Takes the answer to a QueryMarketData of full depth; true when the book has changed.
   *
   * @param askedFrom fromDataVersion of the query
   * @param askedAfter its place; 0 for the first page
   */
  public boolean onAnswer(long askedFrom, long askedAfter, DirectBuffer buffer, int offset) {
    message.wrapAndApplyHeader(buffer, offset, header);
    long number = message.dataVersion();
    if (message.kind() == BookKind.DELTA) {
      onNothingLacking(number);
      return false;
    }
    boolean overtaken = !isMissing() && number <= dataVersion && number >= askedFrom;
    boolean first = askedAfter == NOTHING;
    if (first ? overtaken : isMissing() || askedAfter != nextAfter) {
      return false;
    }
    nextAfter = message.nextAfter();
    if (first) {
      load();
    } else {
      put();
      pagesUpTo = Math.max(pagesUpTo, number);
      lost = dataVersion > number && !kept.leadsOnFrom(number);
    }
    catchUp(number);
    return true;
  }

  /** What seemed to be behind a hole comes from a past that the node has lost. */
  private void onNothingLacking(long number) {
    if (number == dataVersion) {
      kept.clear();
    }
  }

  /** All is asked for again. */
  void reload() {
    lost = true;
  }

  /** All is asked for again, since the numbers are those of another past. */
  void forget() {
    reload();
    dataVersion = NOTHING;
    nextAfter = NOTHING;
    pagesUpTo = NOTHING;
    kept.clear();
  }

  /** Whether the first page has to be asked for, {@link #askFrom}. */
  public boolean isMissing() {
    return lost || kept.last() > dataVersion;
  }

  /** The fromDataVersion to ask with: what is there, if it is good for anything. */
  public long askFrom() {
    return lost ? NOTHING : dataVersion;
  }

  /** The place behind which the next page has to be asked for; 0: none. */
  public long nextAfter() {
    return isMissing() ? NOTHING : nextAfter;
  }

  /**
   * Whether the book is exact, as of {@link #dataVersion}. That it is also of now holds while the
   * gateway is connected, to the silence of {@link BookTimes}.
   */
  public boolean isCurrent() {
    return dataVersion != NOTHING && !midway && !isLoading();
  }

  public long marketId() {
    return marketId;
  }

  /** Number of the last message that is in the book; 0: none. */
  public long dataVersion() {
    return dataVersion;
  }

  /** The market's status; NULL_VAL before the first image. */
  public MarketStatus status() {
    return status;
  }

  /** Whether the market is SETTLED or VOIDED; a correction may still change it. */
  public boolean isFinal() {
    return status == MarketStatus.SETTLED || status == MarketStatus.VOIDED;
  }

  public boolean isInPlay() {
    return inPlay;
  }

  /** The market's version. */
  public int version() {
    return version;
  }

  /** Number of runners; 0 before the first image. Those of the other methods must be among them. */
  public int runners() {
    return levels.runners();
  }

  /** Stakes of the backers in all matches of a runner, from 1, in minor units. */
  public long tradedVolume(int runner) {
    return levels.volume(runner);
  }

  /** Price of the last match of a runner, from 1, in hundredths; 0: none. */
  public int lastPrice(int runner) {
    return levels.lastPrice(runner);
  }

  /** How many prices of a side of a runner have unmatched stake. */
  public int levels(int runner, Side side) {
    return levels.side(runner, side).count();
  }

  /**
   * The price in hundredths of a level, from 0, the best of its side.
   *
   * @throws IndexOutOfBoundsException if the side has not so many {@link #levels}
   */
  public int price(int runner, Side side, int level) {
    return levels.side(runner, side).price(level);
  }

  /**
   * The unmatched stake in minor units of a level, from 0, the best of its side.
   *
   * @throws IndexOutOfBoundsException if the side has not so many {@link #levels}
   */
  public long size(int runner, Side side, int level) {
    return levels.side(runner, side).size(level);
  }

  /** Hands over up to {@code most} levels of a side, from the best on. */
  public void best(int runner, Side side, int most, LevelReader reader) {
    BookSide all = levels.side(runner, side);
    for (int level = 0; level < Math.min(most, all.count()); level++) {
      reader.onLevel(runner, side, all.price(level), all.size(level));
    }
  }

  /** Whether the book was loaded anew since the changes were forgotten: all may be different. */
  public boolean isRenewed() {
    return levels.isRenewed();
  }

  /** Hands over each level that has changed since the changes were forgotten, as it is now. */
  public void changes(LevelReader reader) {
    levels.changes(reader);
  }

  /** The changes were told. */
  public void forgetChanges() {
    levels.forgetChanges();
  }

  /** Pages are still to come, or messages that were sent before the last page. */
  boolean isLoading() {
    return isMissing() || nextAfter != NOTHING || dataVersion < pagesUpTo;
  }

  /** Applies what was kept behind a number; once that is all there is, the book is complete. */
  private void catchUp(long number) {
    kept.after(number, this::apply);
    if (!isLoading()) {
      kept.clear();
    }
  }

  private void load() {
    levels.clear();
    lost = false;
    dataVersion = NOTHING;
    apply();
    pagesUpTo = dataVersion;
  }

  private void apply(DirectBuffer kept) {
    message.wrapAndApplyHeader(kept, 0, header);
    apply();
  }

  private void apply() {
    dataVersion = Math.max(dataVersion, message.dataVersion());
    put();
  }

  private void put() {
    if (message.dataVersion() >= dataVersion) {
      status = message.status();
      inPlay = message.inPlay() == Bool.TRUE;
      version = message.version();
      midway = message.more() == Bool.TRUE;
    }
    levels.put(message);
  }

  /** Hears of a level. */
  @FunctionalInterface
  public interface LevelReader {
    /** The unmatched stake at a price; 0: none is left. */
    void onLevel(int runner, Side side, int price, long size);
  }
}
