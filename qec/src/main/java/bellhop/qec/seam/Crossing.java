package bellhop.qec.seam;

/**
 * A gate of two qubits between machines.
 *
 * @param first index of its first target in its instruction
 * @param root which of the two is copied
 * @param opens whether the copy is made for it
 * @param closes whether the copy is undone after it
 */
record Crossing(int first, int control, int target, Root root, boolean opens, boolean closes) {
  static Crossing alone(int first, int control, int target, Root root) {
    return new Crossing(first, control, target, root, true, true);
  }

  Crossing staying() {
    return new Crossing(first, control, target, root, opens, false);
  }

  Crossing joining() {
    return new Crossing(first, control, target, root, false, closes);
  }

  int copied() {
    return root == Root.CONTROL ? control : target;
  }

  int partner() {
    return root == Root.CONTROL ? target : control;
  }
}
