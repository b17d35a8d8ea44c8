package bellhop.protocol.path;

/** A part of a network that can fail: its index in the network says which. */
public sealed interface Element {

  int index();

  record Link(int index) implements Element {}

  /** A QPU with its QNUs. */
  record Node(int index) implements Element {}

  /** An analyser or source that links share. */
  record Station(int index) implements Element {}
}
