package io.croupier.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param location file and line, or the option that said it
 * @param sentence what is wrong and what is expected
 */
public record Mistake(String location, String sentence) {
  @Override
  public String toString() {
    return location + ": " + sentence;
  }
}
