/**
 * What a workspace wants its sync to be like, the look-ups that fill the lists a person chooses
 * from, and whether the whole is enough to sync.
 */
package com.taskip.quickbooks.settings;
