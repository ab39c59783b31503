package io.croupier.engine;

import io.croupier.engine.account.Sessions;
import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.AwardDecoder;
import io.croupier.protocol.CloseSessionDecoder;
import io.croupier.protocol.CommitSeedDecoder;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.PlaceBetDecoder;
import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.PlaceOrdersDecoder;
import io.croupier.protocol.RenewSessionDecoder;
import io.croupier.protocol.ReplaceOrderDecoder;
import io.croupier.protocol.RequestDepositDecoder;
import io.croupier.protocol.RevealSeedDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Notes that player sessions are used: by every command that names one of its account, refused or
 * not.
 *
 * <p>Owned by the engine thread.
 */
final class SessionUse {
  /** Template ids of commands are below this number. */
  private static final int TEMPLATES = 200;

  /** Where the sessionId of a command stands, behind its message header; 0: it has none. */
  private static final int[] PLACES = new int[TEMPLATES];

  static {
    PLACES[CloseSessionDecoder.TEMPLATE_ID] = CloseSessionDecoder.sessionIdEncodingOffset();
    PLACES[RenewSessionDecoder.TEMPLATE_ID] = RenewSessionDecoder.sessionIdEncodingOffset();
    PLACES[DepositDecoder.TEMPLATE_ID] = DepositDecoder.sessionIdEncodingOffset();
    PLACES[RequestDepositDecoder.TEMPLATE_ID] = RequestDepositDecoder.sessionIdEncodingOffset();
    PLACES[DebitRoundDecoder.TEMPLATE_ID] = DebitRoundDecoder.sessionIdEncodingOffset();
    PLACES[CreditRoundDecoder.TEMPLATE_ID] = CreditRoundDecoder.sessionIdEncodingOffset();
    PLACES[DebitCreditRoundDecoder.TEMPLATE_ID] = DebitCreditRoundDecoder.sessionIdEncodingOffset();
    PLACES[ApplyRoundsDecoder.TEMPLATE_ID] = ApplyRoundsDecoder.sessionIdEncodingOffset();
    PLACES[AwardDecoder.TEMPLATE_ID] = AwardDecoder.sessionIdEncodingOffset();
    PLACES[CommitSeedDecoder.TEMPLATE_ID] = CommitSeedDecoder.sessionIdEncodingOffset();
    PLACES[RevealSeedDecoder.TEMPLATE_ID] = RevealSeedDecoder.sessionIdEncodingOffset();
    PLACES[PlaceOrderDecoder.TEMPLATE_ID] = PlaceOrderDecoder.sessionIdEncodingOffset();
    PLACES[PlaceOrdersDecoder.TEMPLATE_ID] = PlaceOrdersDecoder.sessionIdEncodingOffset();
    PLACES[ReplaceOrderDecoder.TEMPLATE_ID] = ReplaceOrderDecoder.sessionIdEncodingOffset();
    PLACES[PlaceBetDecoder.TEMPLATE_ID] = PlaceBetDecoder.sessionIdEncodingOffset();
  }

  private final Sessions sessions;

  SessionUse(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Where the sessionId of a command stands; 0: it has none. */
  static int place(int templateId) {
    return PLACES[templateId];
  }

  /** A command of an account has come; its fields begin at {@code offset}. */
  void heard(int templateId, DirectBuffer buffer, int offset, int account, long now) {
    int place = PLACES[templateId];
    if (place != 0) {
      long sessionId = buffer.getLong(offset + place, ByteOrder.LITTLE_ENDIAN);
      sessions.use(sessionId, account, now);
    }
  }
}
