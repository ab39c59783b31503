package io.croupier.gateway.client;

import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.BookKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/** A market that changes at random, told as the engine tells it; its past is kept as text. */
final class SimulatedMarket {
  static final long ID = 7;
  static final int RUNNERS = 3;
  private static final int PAGE = 5;
  private static final int SIDE_SHIFT = 17;
  private static final int RUNNER_SHIFT = 18;

  private final Random random;
  private final SortedMap<Long, Long> levels = new TreeMap<>();
  private final long[] volumes = new long[RUNNERS + 1];
  private final int[] lastPrices = new int[RUNNERS + 1];
  private final Map<Long, String> past = new HashMap<>();
  private long dataVersion;
  private MarketStatus status = MarketStatus.INACTIVE;

  SimulatedMarket(Random random) {
    this.random = random;
  }

  long dataVersion() {
    return dataVersion;
  }

  /** What the book was after a message. */
  String past(long number) {
    return past.get(number);
  }

  /** The first message. */
  UnsafeBuffer create() {
    dataVersion = 1;
    return noted(message(BookKind.IMAGE, false, 0, allRunners(), List.of()));
  }

  /** One command's messages: some levels, perhaps a match, perhaps another status. */
  List<UnsafeBuffer> change() {
    List<Long> changed = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      long place = place(1 + random.nextInt(RUNNERS), random.nextInt(2), 101 + random.nextInt(9));
      if (!changed.contains(place)) {
        changed.add(place);
        levels.merge(place, (long) random.nextInt(3), (was, is) -> was.equals(is) ? is + 1 : is);
      }
    }
    List<Integer> traded = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      int runner = 1 + random.nextInt(RUNNERS);
      volumes[runner] += 1 + random.nextInt(100);
      lastPrices[runner] = 101 + random.nextInt(9);
      traded.add(runner);
    }
    status = MarketStatus.get((short) (1 + random.nextInt(2)));
    boolean two = changed.size() > 1 && random.nextBoolean();
    List<UnsafeBuffer> messages = new ArrayList<>();
    int first = two ? 1 : changed.size();
    dataVersion++;
    messages.add(message(BookKind.DELTA, two, 0, traded, changed.subList(0, first)));
    if (two) {
      dataVersion++;
      messages.add(
          message(BookKind.DELTA, false, 0, List.of(), changed.subList(1, changed.size())));
    }
    levels.values().removeIf(size -> size == 0);
    noted(messages.get(0));
    return messages;
  }

  /** The message of a settled market. */
  List<UnsafeBuffer> settle() {
    status = MarketStatus.SETTLED;
    dataVersion++;
    return List.of(noted(message(BookKind.DELTA, false, 0, List.of(), List.of())));
  }

  /** What a node answers. */
  UnsafeBuffer answer(long from, long after) {
    if (after == 0 && from == dataVersion) {
      return message(BookKind.DELTA, false, 0, List.of(), List.of());
    }
    List<Long> rest = new ArrayList<>(levels.tailMap(after + 1).keySet());
    boolean more = rest.size() > PAGE;
    List<Long> page = more ? rest.subList(0, PAGE) : rest;
    List<Integer> runners = after == 0 ? allRunners() : List.of();
    return message(BookKind.IMAGE, false, more ? page.get(PAGE - 1) : 0, runners, page);
  }

  /** A book in the same words. */
  static String text(MarketBook book) {
    SortedMap<Long, Long> found = new TreeMap<>();
    StringBuilder text = new StringBuilder();
    for (int runner = 1; runner <= book.runners(); runner++) {
      text.append(book.tradedVolume(runner)).append('@').append(book.lastPrice(runner)).append(' ');
      for (Side side : List.of(Side.BACK, Side.LAY)) {
        int last = 0;
        for (int at = 0; at < book.levels(runner, side); at++) {
          int price = book.price(runner, side, at);
          boolean better = at == 0 || (side == Side.BACK ? last < price : last > price);
          last = better ? price : -1;
          found.put(place(runner, side.value(), last), book.size(runner, side, at));
        }
      }
    }
    return text.append(book.status()).append(' ').append(found).toString();
  }

  private UnsafeBuffer noted(UnsafeBuffer message) {
    StringBuilder text = new StringBuilder();
    for (int runner = 1; runner <= RUNNERS; runner++) {
      text.append(volumes[runner]).append('@').append(lastPrices[runner]).append(' ');
    }
    past.put(dataVersion, text.append(status).append(' ').append(levels).toString());
    return message;
  }

  private UnsafeBuffer message(
      BookKind kind, boolean more, long nextAfter, List<Integer> runners, List<Long> places) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    BookChangedEncoder encoder = new BookChangedEncoder();
    encoder
        .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
        .marketId(ID)
        .dataVersion(dataVersion)
        .nextAfter(nextAfter)
        .version(1)
        .status(status)
        .inPlay(Bool.FALSE)
        .kind(kind)
        .more(more ? Bool.TRUE : Bool.FALSE);
    BookChangedEncoder.RunnersEncoder traded = encoder.runnersCount(runners.size());
    for (int runner : runners) {
      traded.next().tradedVolume(volumes[runner]).lastPrice(lastPrices[runner]).runner(runner);
    }
    BookChangedEncoder.LevelsEncoder rows = encoder.levelsCount(places.size());
    for (long place : places) {
      rows.next()
          .size(levels.getOrDefault(place, 0L))
          .price((int) place & (1 << SIDE_SHIFT) - 1)
          .runner((int) (place >> RUNNER_SHIFT))
          .side((place >> SIDE_SHIFT & 1) == 0 ? Side.BACK : Side.LAY);
    }
    int length = MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    return new UnsafeBuffer(buffer, 0, length);
  }

  private static List<Integer> allRunners() {
    List<Integer> runners = new ArrayList<>();
    for (int runner = 1; runner <= RUNNERS; runner++) {
      runners.add(runner);
    }
    return runners;
  }

  private static long place(int runner, int side, int price) {
    return (long) runner << RUNNER_SHIFT | (long) side << SIDE_SHIFT | price;
  }
}
