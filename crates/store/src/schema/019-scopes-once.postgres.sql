-- The scopes of whoever asks are worked out once a question, not once a row: a subquery that depends on nothing is.
alter policy scoped on visible using (scope = any ((select guichet_scopes())::bytea[]));
alter policy scoped on found using (scope = any ((select guichet_scopes())::bytea[]));
