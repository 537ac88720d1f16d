"""Who answers updates: the leader alone, or every process of the installation."""
