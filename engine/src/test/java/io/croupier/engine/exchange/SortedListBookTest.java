package io.croupier.engine.exchange;

class SortedListBookTest extends OrderBookContract {
  @Override
  Book book() {
    return new SortedListBook();
  }
}
