// What we use of discord-api-spec: the package ships its zod schemas without declarations.
declare module 'discord-api-spec/zod' {
  interface Issue {
    readonly code: string;
    readonly path: readonly PropertyKey[];
    readonly message: string;
  }
  interface SpecSchema {
    safeParse(
      value: unknown,
    ):
      | { readonly success: true; readonly data: unknown }
      | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
  }
  export const ApplicationCommandAutocompleteCallbackRequestSchema: SpecSchema;
  export const ApplicationCommandResponseSchema: SpecSchema;
  export const ApplicationCommandUpdateRequestSchema: SpecSchema;
  export const CreateForumThreadRequestSchema: SpecSchema;
  export const CreateMessageInteractionCallbackRequestSchema: SpecSchema;
  export const CreatePrivateChannelRequestSchema: SpecSchema;
  export const CreateTextThreadWithMessageRequestSchema: SpecSchema;
  export const CreateTextThreadWithoutMessageRequestSchema: SpecSchema;
  export const CreatedThreadResponseSchema: SpecSchema;
  export const GatewayBotResponseSchema: SpecSchema;
  export const GatewayResponseSchema: SpecSchema;
  export const GuildChannelResponseSchema: SpecSchema;
  export const GuildMemberResponseSchema: SpecSchema;
  export const GuildWithCountsResponseSchema: SpecSchema;
  export const IncomingWebhookRequestPartialSchema: SpecSchema;
  export const IncomingWebhookUpdateRequestPartialSchema: SpecSchema;
  export const InteractionCallbackResponseSchema: SpecSchema;
  export const MessageCreateRequestSchema: SpecSchema;
  export const MessageEditRequestPartialSchema: SpecSchema;
  export const MessageResponseSchema: SpecSchema;
  export const ModalInteractionCallbackRequestSchema: SpecSchema;
  export const PrivateApplicationResponseSchema: SpecSchema;
  export const PrivateChannelResponseSchema: SpecSchema;
  export const ThreadResponseSchema: SpecSchema;
  export const UpdateMessageInteractionCallbackRequestSchema: SpecSchema;
  export const UserPIIResponseSchema: SpecSchema;
  export const UserResponseSchema: SpecSchema;
}
