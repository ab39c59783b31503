package io.croupier.config;

/** Buffers of the transport, in bytes. */
public record AeronSettings(int termLength, int socketBuffer) {
  private static final int KIB = 1 << 10;

  static AeronSettings read(SettingsReader reader) {
    return new AeronSettings(
        reader.powerOfTwoSize("aeron.termLength", 128 * KIB, 1 << 30),
        (int) reader.size("aeron.socketBuffer", 64 * KIB, 1 << 30));
  }
}
