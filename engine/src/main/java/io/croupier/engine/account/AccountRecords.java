package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.VerificationState;

/**
 * What is recorded of each account: brand and jurisdiction that it was opened in, the profile and
 * the group of stake caps that it is under, and what is known of who its owner is.
 *
 * <p>Owned by the engine thread.
 */
public final class AccountRecords {
  private final short[] brands;
  private final byte[] jurisdictions;
  private final byte[] profiles;
  private final byte[] stakeGroups;
  private final byte[] verifications;
  private final long[] verifiedAt;
  private final short[] methods;

  /** Makes room for so many accounts. */
  public AccountRecords(int accounts) {
    brands = new short[accounts + 1];
    jurisdictions = new byte[accounts + 1];
    profiles = new byte[accounts + 1];
    stakeGroups = new byte[accounts + 1];
    verifications = new byte[accounts + 1];
    verifiedAt = new long[accounts + 1];
    methods = new short[accounts + 1];
  }

  /** An account was opened: it is under the profile of its jurisdiction. */
  void open(int account, int brand, int jurisdiction) {
    brands[account] = (short) brand;
    jurisdictions[account] = (byte) jurisdiction;
    profiles[account] = (byte) jurisdiction;
  }

  /** The profile that an account is under; 0: one that asks for nothing. */
  public int profile(int account) {
    return profiles[account] & 0xFF;
  }

  /** The group of stake caps that an account is in; 0: none. */
  public int stakeGroup(int account) {
    return stakeGroups[account] & 0xFF;
  }

  void profile(int account, int profile, int stakeGroup) {
    profiles[account] = (byte) profile;
    stakeGroups[account] = (byte) stakeGroup;
  }

  VerificationState verification(int account) {
    return VerificationState.get(verifications[account]);
  }

  boolean isVerified(int account) {
    return verifications[account] == VerificationState.VERIFIED.value();
  }

  /** When it was found out who the owner is; 0: not stated. */
  long verifiedAt(int account) {
    return verifiedAt[account];
  }

  int verificationMethod(int account) {
    return methods[account] & 0xFFFF;
  }

  void verify(int account, VerificationState state, long at, int method) {
    verifications[account] = (byte) state.value();
    verifiedAt[account] = at;
    methods[account] = (short) method;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("account records", true);
    visitor.shorts("brands", 1, brands, 1, brands.length);
    visitor.bytes("jurisdictions", 1, jurisdictions, 1, jurisdictions.length);
    visitor.bytes("profiles", 1, profiles, 1, profiles.length);
    visitor.bytes("stakeGroups", 1, stakeGroups, 1, stakeGroups.length);
    visitor.bytes("verifications", 1, verifications, 1, verifications.length);
    visitor.longs("verifiedAt", 1, verifiedAt, 1, verifiedAt.length);
    visitor.shorts("methods", 1, methods, 1, methods.length);
  }
}
