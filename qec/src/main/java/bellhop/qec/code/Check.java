package bellhop.qec.code;

import java.util.List;

/**
 * A check of a patch: a product of X or Z on data, measured by its own qubit.
 *
 * @param partners the data qubit that it meets in each layer, {@link #NOBODY} in some
 */
record Check(Site site, Basis basis, List<Integer> partners) {
  static final int NOBODY = -1;

  Check {
    partners = List.copyOf(partners);
  }

  List<Integer> data() {
    return partners.stream().filter(partner -> partner != NOBODY).toList();
  }
}
