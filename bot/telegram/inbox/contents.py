"""The names of message fields in the JSON of the Bot API."""

# https://core.telegram.org/bots/api#message: "Service message: …", and fields no person writes
SERVICE = frozenset(
    """
    new_chat_members left_chat_member chat_owner_left chat_owner_changed new_chat_title
    new_chat_photo delete_chat_photo group_chat_created supergroup_chat_created
    channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id migrate_from_chat_id
    pinned_message successful_payment refunded_payment users_shared user_shared chat_shared gift
    unique_gift gift_upgrade_sent connected_website write_access_allowed passport_data
    proximity_alert_triggered boost_added chat_background_set checklist_tasks_done
    checklist_tasks_added direct_message_price_changed forum_topic_created forum_topic_edited
    forum_topic_closed forum_topic_reopened general_forum_topic_hidden
    general_forum_topic_unhidden giveaway_created giveaway_completed managed_bot_created
    paid_message_price_changed poll_option_added poll_option_deleted suggested_post_approved
    suggested_post_approval_failed suggested_post_declined suggested_post_paid
    suggested_post_refunded video_chat_scheduled video_chat_started video_chat_ended
    video_chat_participants_invited web_app_data community_chat_added community_chat_removed
    community_chat_joined
    """.split()  # noqa: SIM905  # a list of this length is read as text
)

NOT_THEIRS = frozenset(  # fields that the sender did not write with this message
    """
    id from chat sender_chat sender_business_bot via_bot reply_to_message reply_to_story
    pinned_message reply_markup forward_origin forward_from forward_from_chat forward_sender_name
    forward_signature author_signature sender_tag origin user users added_by_user
    completed_by_user completed_by_chat creator receiver_user thumbnail set_name emoji username
    mime_type type language start_parameter media_group_id guest_bot_caller_user
    guest_bot_caller_chat
    """.split()  # noqa: SIM905  # a list of this length is read as text
)
