package bellhop.protocol;

import bellhop.units.Span;

/** What the controller of one QPU asks for. Instructions go by their number in its program. */
public sealed interface ProgramOutput {

  /** Carry this out now and say when it is done. */
  record Start(int instruction) implements ProgramOutput {}

  /** Tell the link that this end wants the pair of a request. */
  record Ask(int request) implements ProgramOutput {}

  /** Tell the link that the pair of a request is about to be used. */
  record Claim(int request) implements ProgramOutput {}

  /** Tell the links that this program is so much later than its schedule; negative when ahead. */
  record Shifted(Span late) implements ProgramOutput {}

  /** There is work left, but nothing can go on for want of a pair or a message. */
  record Stalled() implements ProgramOutput {}

  /** The end of a stall. */
  record Resumed() implements ProgramOutput {}

  /** All is done. */
  record Finished() implements ProgramOutput {}
}
