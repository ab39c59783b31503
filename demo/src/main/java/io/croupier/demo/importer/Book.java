package io.croupier.demo.importer;

import io.croupier.demo.edge.Outcome;
import io.croupier.gateway.client.MarketBook;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** The levels of one runner as the node reports them, each side from its best price on. */
record Book(int runner, List<PriceSize> backs, List<PriceSize> lays) {

  static Book read(Outcome outcome) {
    return read(outcome.buffer(), outcome.offset());
  }

  static Book read(DirectBuffer buffer, int offset) {
    BookChangedDecoder decoder = new BookChangedDecoder();
    decoder.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
    int runner = decoder.runner();
    decoder.runners().forEachRemaining(traded -> {}); // the levels stand behind them
    List<PriceSize> backs = new ArrayList<>();
    List<PriceSize> lays = new ArrayList<>();
    for (BookChangedDecoder.LevelsDecoder level : decoder.levels()) {
      PriceSize size = new PriceSize(level.price(), level.size());
      (level.side() == Side.BACK ? backs : lays).add(size);
    }
    return new Book(runner, backs, lays);
  }

  /** The same as it is followed from market data. */
  static Book of(MarketBook followed, int runner) {
    List<PriceSize> backs = new ArrayList<>();
    List<PriceSize> lays = new ArrayList<>();
    int all = Integer.MAX_VALUE;
    followed.best(
        runner, Side.BACK, all, (r, s, price, size) -> backs.add(new PriceSize(price, size)));
    followed.best(
        runner, Side.LAY, all, (r, s, price, size) -> lays.add(new PriceSize(price, size)));
    return new Book(runner, backs, lays);
  }

  List<PriceSize> levels(Side side) {
    return side == Side.BACK ? backs : lays;
  }

  int levels() {
    return backs.size() + lays.size();
  }

  /** Whether a back and a lay rest that should have been matched with each other. */
  boolean isCrossed() {
    return !backs.isEmpty() && !lays.isEmpty() && backs.get(0).price() <= lays.get(0).price();
  }
}
