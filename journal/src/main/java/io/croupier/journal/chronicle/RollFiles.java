package io.croupier.journal.chronicle;

import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names of a queue's files. Chronicle names them after days; here the n-th file, from 0, has
 * the name of the n-th day of 1970, whatever the date.
 */
public final class RollFiles {
  private static final String SUFFIX = "F.cq4";

  private RollFiles() {}

  /** The name of the n-th file, from 0. */
  public static String name(int number) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofEpochDay(number)) + SUFFIX;
  }

  /** All files from the first to the last that is there: one in between may be missing. */
  static List<Path> list(Path folder) {
    return IntStream.range(0, count(folder)).mapToObj(n -> folder.resolve(name(n))).toList();
  }

  private static int count(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
              .map(path -> path.getFileName().toString())
              .filter(name -> name.matches("\\d{8}" + SUFFIX))
              .mapToInt(RollFiles::number)
              .max()
              .orElse(-1)
          + 1;
    } catch (IOException e) {
      throw new JournalException(
          "Cannot list " + folder + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  private static int number(String name) {
    String date = name.substring(0, name.length() - SUFFIX.length());
    return (int) LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
  }
}
