package io.croupier.demo.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What JSON of a stream must look like, so that a damaged line is a sentence and nothing else. */
final class Shape {
  /** Reads what begins at the parser's current token. */
  interface Reader<T> {
    T read(JsonParser parser) throws IOException;
  }

  private Shape() {}

  static void expect(boolean condition) {
    if (!condition) {
      throw new RecordingException("it is no message of an exchange stream.");
    }
  }

  /** Reads the array that the parser stands on, each element of which begins with a token. */
  static <T> List<T> array(JsonParser parser, JsonToken begin, Reader<T> reader)
      throws IOException {
    expect(parser.currentToken() == JsonToken.START_ARRAY);
    List<T> elements = new ArrayList<>();
    while (parser.nextToken() == begin) {
      elements.add(reader.read(parser));
    }
    expect(parser.currentToken() == JsonToken.END_ARRAY);
    return elements;
  }
}
