package bellhop.protocol;

/** What the controller of one QPU is told. Instructions go by their number in its program. */
public sealed interface ProgramInput {

  /** The run begins. */
  record Started() implements ProgramInput {}

  /** The qubit of a measurement may be used again; its outcome is not yet known. */
  record Freed(int instruction) implements ProgramInput {}

  /** An instruction is done; of a pair request: its communication qubit is reset and free. */
  record Ended(int instruction) implements ProgramInput {}

  /** The message of a receive has come. */
  record Arrived(int receive) implements ProgramInput {}

  /** The pair of a request waits for a claim. */
  record PairReady(int request) implements ProgramInput {}

  /** The pair of a request was dropped before anybody claimed it; another one will come. */
  record PairLost(int request) implements ProgramInput {}

  /** The pair of a request is here. */
  record HandedOver(int request) implements ProgramInput {}
}
