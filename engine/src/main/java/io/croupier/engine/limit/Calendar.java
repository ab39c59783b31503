package io.croupier.engine.limit;

/**
 * The one question about the calendar that limits ask: when was it a month ago, in UTC. Days are
 * counted from 1970-01-01 by the Gregorian calendar; a year is counted from March, so that a leap
 * day is its last.
 */
final class Calendar {
  private static final long DAY_NS = 86_400_000_000_000L;

  /** Days from the first of March of year 0 to 1970-01-01. */
  private static final long EPOCH = 719_468;

  private static final long DAYS_OF_400_YEARS = 146_097;
  private static final int MONTHS = 12;
  private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Calendar() {}

  /**
   * The same time of the same day of the month before; of a day that the month before does not
   * have, its last.
   */
  static long monthBefore(long timestampNs) {
    long day = Math.floorDiv(timestampNs, DAY_NS);
    return dayOfMonthBefore(day) * DAY_NS + Math.floorMod(timestampNs, DAY_NS);
  }

  private static long dayOfMonthBefore(long day) {
    long shifted = day + EPOCH;
    long era = Math.floorDiv(shifted, DAYS_OF_400_YEARS);
    long dayOfEra = shifted - era * DAYS_OF_400_YEARS;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (int) ((5 * dayOfYear + 2) / 153);
    int dayOfMonth = (int) (dayOfYear - daysBefore(monthFromMarch)) + 1;
    int month = (monthFromMarch + 2) % MONTHS;
    int before = (month + MONTHS - 1) % MONTHS;
    long yearFromMarch = yearOfEra + era * 400;
    long year = month <= 1 ? yearFromMarch + 1 : yearFromMarch;
    int length = before == 1 && isLeap(year) ? 29 : LENGTHS[before];
    int lengthOrLess = Math.min(dayOfMonth, length);
    return day - dayOfMonth - length + lengthOrLess;
  }

  /** Days of a year that begins with March before one of its months. */
  private static long daysBefore(int monthFromMarch) {
    return (153L * monthFromMarch + 2) / 5;
  }

  private static boolean isLeap(long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
