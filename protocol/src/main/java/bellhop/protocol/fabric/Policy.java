package bellhop.protocol.fabric;

/**
 * Whose turn it is at the fabric. It sees links and what they need, never ports; it holds no state,
 * so equal views at equal times give equal answers. To add one, write this interface and name it in
 * {@link Policies}.
 */
public interface Policy {
  int NOBODY = -1;
  long NEVER = Long.MAX_VALUE;

  /**
   * The link that is connected next, of those that wait and {@linkplain FabricView#canConnect can
   * be}; or NOBODY, for now. Asked again after each answer.
   */
  int next(FabricView view, long nowPs);

  /** A connection that is to be given back, or NOBODY; asked when nobody is next. */
  default int withdraw(FabricView view, long nowPs) {
    return NOBODY;
  }

  /** A link that does not wait yet, to be turned to ahead of its need; or NOBODY. Asked last. */
  default int prepare(FabricView view, long nowPs) {
    return NOBODY;
  }

  /** When it wants to be asked again although nothing happens, above now; or NEVER. */
  default long againPs(FabricView view, long nowPs) {
    return NEVER;
  }
}
