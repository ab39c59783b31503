package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What any order book does, whatever it is made of. */
abstract class OrderBookContract {
  static final int BACK = 0;
  static final int LAY = 1;
  private static final int RUNNER = 1;
  private static final int OTHER_RUNNER = 2;

  /** A book, driven by numbers of orders. */
  interface Book {
    /** Puts an order into the book and returns its number. */
    int place(int runner, int side, int priceIndex, long stake);

    /** Takes stake of an order out. */
    void reduce(int order, long stake);

    /** The number of the order that an incoming one meets at this limit; 0 when none. */
    int first(int runner, int side, int limitIndex);

    int best(int runner, int side);

    int next(int runner, int side, int priceIndex);

    long total(int runner, int side, int priceIndex);

    int levels(int runner, int side);
  }

  abstract Book book();

  @Test
  void shouldBeEmptyAtFirst() {
    Book book = book();
    assertEquals(OrderBook.NONE, book.best(RUNNER, BACK));
    assertEquals(0, book.first(RUNNER, LAY, 0));
    assertEquals(0, book.levels(RUNNER, LAY));
    assertEquals(0, book.total(RUNNER, LAY, 349));
  }

  @Test
  void shouldMeetTheLowestBackFirst() {
    Book book = book();
    book.place(RUNNER, BACK, 200, 5);
    int lowest = book.place(RUNNER, BACK, 100, 5);
    assertEquals(100, book.best(RUNNER, BACK));
    assertEquals(lowest, book.first(RUNNER, BACK, 349));
    assertEquals(lowest, book.first(RUNNER, BACK, 100));
    assertEquals(0, book.first(RUNNER, BACK, 99));
  }

  @Test
  void shouldMeetTheHighestLayFirst() {
    Book book = book();
    int highest = book.place(RUNNER, LAY, 200, 5);
    book.place(RUNNER, LAY, 100, 5);
    assertEquals(200, book.best(RUNNER, LAY));
    assertEquals(highest, book.first(RUNNER, LAY, 0));
    assertEquals(highest, book.first(RUNNER, LAY, 200));
    assertEquals(0, book.first(RUNNER, LAY, 201));
  }

  @Test
  void shouldMeetOrdersOfOnePriceInOrderOfArrival() {
    Book book = book();
    int first = book.place(RUNNER, BACK, 7, 1);
    int second = book.place(RUNNER, BACK, 7, 2);
    int third = book.place(RUNNER, BACK, 7, 3);
    assertEquals(6, book.total(RUNNER, BACK, 7));
    book.reduce(second, 2);
    assertEquals(first, book.first(RUNNER, BACK, 7));
    book.reduce(first, 1);
    assertEquals(third, book.first(RUNNER, BACK, 7));
    assertEquals(3, book.total(RUNNER, BACK, 7));
  }

  @Test
  void shouldKeepThePlaceOfAnOrderThatIsReduced() {
    Book book = book();
    int first = book.place(RUNNER, LAY, 7, 5);
    book.place(RUNNER, LAY, 7, 5);
    book.reduce(first, 4);
    assertEquals(first, book.first(RUNNER, LAY, 7));
    assertEquals(6, book.total(RUNNER, LAY, 7));
  }

  @Test
  void shouldListLevelsFromTheBestOn() {
    Book book = book();
    for (int index : new int[] {0, 63, 64, 349}) {
      book.place(RUNNER, BACK, index, 1);
      book.place(RUNNER, LAY, index, 1);
    }
    assertEquals("0 63 64 349", levels(book, BACK));
    assertEquals("349 64 63 0", levels(book, LAY));
    assertEquals(4, book.levels(RUNNER, BACK));
  }

  @Test
  void shouldForgetALevelWithItsLastOrder() {
    Book book = book();
    int order = book.place(RUNNER, BACK, 5, 1);
    book.place(RUNNER, BACK, 6, 1);
    book.reduce(order, 1);
    assertEquals("6", levels(book, BACK));
    assertEquals(0, book.total(RUNNER, BACK, 5));
  }

  @Test
  void shouldKeepRunnersAndSidesApart() {
    Book book = book();
    int back = book.place(RUNNER, BACK, 5, 1);
    int other = book.place(OTHER_RUNNER, BACK, 5, 1);
    int lay = book.place(RUNNER, LAY, 5, 1);
    assertEquals(back, book.first(RUNNER, BACK, 5));
    assertEquals(other, book.first(OTHER_RUNNER, BACK, 5));
    assertEquals(lay, book.first(RUNNER, LAY, 5));
    assertEquals(0, book.first(OTHER_RUNNER, LAY, 5));
  }

  private static String levels(Book book, int side) {
    StringBuilder text = new StringBuilder();
    for (int i = book.best(RUNNER, side); i != OrderBook.NONE; i = book.next(RUNNER, side, i)) {
      text.append(text.isEmpty() ? "" : " ").append(i);
    }
    return text.toString();
  }
}
